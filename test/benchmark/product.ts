import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#src/demo/free-port.ts';
import { type Child, startChild } from './child.ts';

export type Server = Child & { port: number; url: string };

export type ProductStart = {
  /** The port of before, for one that comes back after kill -9; otherwise any that is free. */
  port?: number;
  env?: Record<string, string>;
  /** synchronous=NORMAL instead of FULL: something that only a benchmark can ask for. */
  normal?: boolean;
  /** Each sync takes so many milliseconds more. */
  syncTakes?: number;
};

/** Starts the product as its own process on a prepared DATA_DIR, and resolves when it answers. */
export async function startProduct(
  dataDir: string,
  { port, env = {}, normal, syncTakes }: ProductStart = {},
): Promise<Server> {
  const on = port ?? (await anyPort());
  const url = `http://127.0.0.1:${on}`;
  const child = startChild(new URL('../../src/main.ts', import.meta.url).pathname, {
    env: {
      NODE_ENV: '',
      HOST: '127.0.0.1',
      PORT: String(on),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      ...env,
    },
    inside: normal ? ['normal.ts'] : [],
    ...(syncTakes === undefined ? {} : { syncTakes }),
  });
  await untilItAnswers(url);
  return { ...child, port: on, url };
}

/** Below those that clients leave from: one of them would take it while whoever listens there is killed and starts again. */
export const anyPort = (): Promise<number> => freePort(20_000 + Math.floor(Math.random() * 12_000), '127.0.0.1');

/** Any answer over HTTP means that it is there. Several that start at once on a busy machine take their time. */
async function untilItAnswers(url: string): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer) return void (await answer.arrayBuffer());
    await pause(20);
  }
  throw new Error(`Nothing answers at ${url}.`);
}
