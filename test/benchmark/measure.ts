import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.ts';
import type { Order, Report } from './client/crowd.ts';
import type { Watch } from './client/line.ts';
import type { Plan } from './client/post-notes.ts';
import { copyOf, type House } from './house.ts';
import { noteText } from './model-update.ts';
import { type Server, startProduct } from './product.ts';
import type { Scale, SideName } from './row.ts';
import { removeFolder } from './tidy-up.ts';

/** How a side is run. `alone` counts for the ceiling only: each note has a transaction of its own. */
export type Manner = { normal?: boolean; alone?: boolean; syncTakes?: number };

export type Stage = {
  server: Server;
  /** Connects everybody; resolves with the seconds it took. */
  follow: (watches: Watch[]) => Promise<number>;
  post: (plan: Plan) => Promise<Report & { did: 'post' }>;
  /** Milliseconds of processor time that a second costs in which nothing happens but pings. */
  idle: (seconds: number) => Promise<number>;
};

/** Runs one side with its load client on a fresh copy of the house, and cleans up after it. */
export async function onStage<T>(
  side: SideName,
  house: House,
  manner: Manner,
  run: (stage: Stage) => Promise<T>,
): Promise<T> {
  const folder = copyOf(house);
  const server = side === 'product' ? await startProduct(folder, manner) : await startCeiling(folder, manner);
  const client = startChild(new URL('./client/crowd.ts', import.meta.url).pathname);
  const done = await run({
    server,
    follow: async (watches) => (await order(client, { do: 'follow', side, url: server.url, watches })).seconds,
    post: async (plan) =>
      (await order(client, { do: 'post', key: house.key, text: noteText, plan })) as Report & { did: 'post' },
    idle: async (seconds) => {
      const before = await server.cpu();
      await pause(seconds * 1000);
      return ((await server.cpu()) - before) / 1000 / seconds;
    },
  });
  await client.kill();
  await server.kill();
  removeFolder(folder);
  return done;
}

/** What something costs the server beyond what it spends on pings anyhow: microseconds, and the milliseconds a second at rest. */
export async function costOf<T>(
  { server, idle }: Pick<Stage, 'server' | 'idle'>,
  scale: Scale,
  run: () => Promise<T>,
): Promise<{ spent: number; rest: number; told: T }> {
  // Everybody is pinged once in five seconds: a shorter look would see all of that or nothing.
  const rest = await idle(scale === 'quick' ? 1 : 5);
  const before = await server.cpu();
  const began = performance.now();
  const told = await run();
  const spent = (await server.cpu()) - before - rest * (performance.now() - began);
  return { spent, rest, told };
}

function order(client: Child, what: Order): Promise<Exclude<Report, { did: 'fail' }>> {
  return new Promise((resolve, reject) => {
    client.hear((said) => {
      const report = said as Report;
      if (report.did === 'fail') reject(new Error(report.why));
      else if (report.did === what.do) resolve(report);
    });
    client.tell(what);
  });
}

async function startCeiling(folder: string, { normal, alone, syncTakes }: Manner): Promise<Server> {
  const args = [folder, ...(normal ? ['normal'] : []), ...(alone ? ['alone'] : [])];
  const child = startChild(path.join(import.meta.dirname, 'ceiling/raw-server.ts'), {
    args,
    ...(syncTakes === undefined ? {} : { syncTakes }),
  });
  const port = await new Promise<number>((resolve) => {
    child.hear((said) => {
      const { port } = said as { port?: number };
      if (port !== undefined) resolve(port);
    });
  });
  return { ...child, port, url: `http://127.0.0.1:${port}` };
}
