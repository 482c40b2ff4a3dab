import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#src/demo/free-port.ts';
import { compiled } from '../compiled.ts';
import { freshDatabase } from '../database/fresh.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What the server says until it is ready. */
function start(env: Record<string, string | undefined>): Promise<{ said: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const stop = () => {
    child.kill('SIGTERM');
    return new Promise<void>((resolve) => child.once('exit', () => resolve()));
  };
  let said = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (part) => {
      said += part;
      if (/is ready: /.test(said)) resolve({ said, stop });
    });
  });
}

test('The first start says where the first shop is opened and with which code; later ones do not', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-setup-'));
  const fresh = await freshDatabase(dataDir, 'empty');
  onTestFinished(async () => {
    await fresh.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const port = await freePort(3860, '127.0.0.1');
  const where = { DATA_DIR: dataDir, DATABASE_URL: fresh.databaseUrl ?? '' };
  const env = { ...compiled, PATH: process.env.PATH, ...where, PORT: String(port), LOG_LEVEL: 'silent' };
  const first = await start(env);
  const line = first.said.split('\n').find((one) => one.includes('/setup')) ?? '';
  const code = /code ([a-z2-7]{4}-[a-z2-7]{4})$/.exec(line)?.[1] ?? '';
  expect(line).toContain(`http://localhost:${port}/setup`);

  const owner = { name: 'Olga', email: 'olga@example.org', password: 'een lange zin voor de eerste keer' };
  const shop = { shop: 'Garage De Werf', trade: 'none', zone: 'Europe/Amsterdam', language: 'nl' };
  const body = JSON.stringify({ code, ...shop, ...owner, 'mon-from': '08:00', 'mon-until': '17:00' });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const opened = await fetch(`http://127.0.0.1:${port}/setup`, { method: 'POST', headers, body });
  expect(opened.status, await opened.text()).toBe(201);
  await first.stop();

  const second = await start(env);
  expect(second.said).not.toContain('/setup');
  await second.stop();
}, 60_000);
