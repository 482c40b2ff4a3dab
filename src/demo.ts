import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './demo/free-port.ts';
import type { DemoOrder } from './demo/work-the-day.ts';
import { openDemo } from './open-demo.ts';
import { readSettings, type Settings } from './settings.ts';

// An example garage with a working day that moves, in a database of its own that is gone afterwards.

const say = (line: string) => void process.stdout.write(`${line}\n`);
const pace = { first: 4000, least: 15_000, most: 24_000 };

try {
  await start();
} catch (error) {
  process.stderr.write(`The example cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = await demoSettings(process.env);
  const { server, orders, work, close } = await openDemo(settings);
  const stop = new AbortController();
  server.listen({ port: settings.port, host: settings.host }, () => {
    tellWhere(settings, orders);
    const tellNext = ({ customer, link }: DemoOrder) =>
      say(`Now the most happens for ${customer}: ${link}?as=customer`);
    work(pace, stop.signal, tellNext).catch((error: unknown) => process.stderr.write(`${error}\n`));
  });
  for (const told of ['SIGINT', 'SIGTERM'] as const) {
    process.once(told, () => {
      stop.abort();
      server.closeAllConnections();
      setTimeout(() => process.exit(0), 3000).unref();
      void close().finally(() => process.exit(0));
    });
  }
}

/** A fresh folder that is removed at the end, unless DATA_DIR names one; and a port that is free. */
async function demoSettings(environment: NodeJS.ProcessEnv): Promise<Settings> {
  // Always an SQLite file of its own, whatever the real one uses.
  const { production, ...settings } = readSettings({
    LOG_LEVEL: 'warn',
    ...environment,
    DATABASE_URL: '',
    REDIS_URL: '',
  });
  if (production) throw new Error('It lets everybody in, so it does not run with NODE_ENV=production.');
  const port = await freePort(settings.port, settings.host);
  if (port !== settings.port) say(`Port ${settings.port} is in use, so the example takes ${port}.`);
  const publicUrl = environment.PUBLIC_URL ? settings.publicUrl : `http://localhost:${port}`;
  if (environment.DATA_DIR) return { ...settings, production, port, publicUrl };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-demo-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  return { ...settings, production, port, publicUrl, dataDir };
}

function tellWhere({ publicUrl, port }: Settings, [first]: DemoOrder[]): void {
  // Another address is another set of cookies: so one browser can be at the bench and at the desk.
  const bench = publicUrl === `http://localhost:${port}` ? `http://127.0.0.1:${port}` : publicUrl;
  say(`The example garage is ready: ${publicUrl}/demo\n`);
  say(`  Customer  ${first?.link}?as=customer`);
  say(`  Bench     ${bench}/demo/in/yusuf`);
  say(`  Desk      ${publicUrl}/demo/in/marieke\n`);
  say('Something happens every twenty seconds. Stop with Ctrl-C; nothing of it is kept.');
}
