import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compiled } from '../compiled.ts';
import { aKitchen } from '../kitchen.ts';

const root = path.resolve(import.meta.dirname, '../..');

function startDemo(environment: Record<string, string>): {
  child: ChildProcess;
  said: () => string;
  says: (what: RegExp) => Promise<void>;
} {
  const env = { ...compiled, PATH: process.env.PATH, ...environment };
  const child = spawn(process.execPath, ['src/demo.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  const wake = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += part;
      for (const look of wake) look();
    });
  const says = (what: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => what.test(text) && resolve();
      wake.add(look);
      look();
    });
  return { child, said: () => text, says };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

test('It starts beside a busy port, shows three links, moves within ten seconds and leaves nothing behind', async () => {
  const temp = mkdtempSync(path.join(tmpdir(), 'open-kitchen-start-'));
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const busy = createServer();
  const port = await new Promise<number>((resolve) =>
    busy.listen(0, '127.0.0.1', () => resolve((busy.address() as { port: number }).port)),
  );
  onTestFinished(() => void busy.close());

  const { child, said, says } = startDemo({ PORT: String(port), TMPDIR: temp });
  await says(/Ctrl-C/);
  expect(said()).toContain(`Port ${port} is in use`);
  const url = /ready: (http:\/\/localhost:\d+)\/demo/.exec(said())?.[1] ?? '';
  expect(said()).toMatch(/Customer +http:\/\/localhost:\d+\/l\/[a-z2-7]{32}\?as=customer\n/);
  expect(said()).toMatch(/Bench +http:\/\/127\.0\.0\.1:\d+\/demo\/in\/yusuf\n/);
  expect(said()).toMatch(/Desk +http:\/\/localhost:\d+\/demo\/in\/marieke\n/);
  expect(readdirSync(temp)).toEqual([expect.stringMatching(/^open-kitchen-demo-/)]);

  const link = /Customer +(\S+)/.exec(said())?.[1] ?? '';
  const opened = await fetch(link, { redirect: 'manual' });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const seq = async () => {
    const answer = await fetch(`${url}/orders/2417/entries`, { headers: { cookie, accept: 'application/json' } });
    return ((await answer.json()) as { seq: number }).seq;
  };
  const before = await seq();
  await expect.poll(seq, { timeout: 10_000, interval: 250 }).toBeGreaterThan(before);

  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
  expect(readdirSync(temp)).toEqual([]);
}, 60_000);

test('With NODE_ENV=production it does not start, because it lets everybody in', async () => {
  const { child, said } = startDemo({ NODE_ENV: 'production', PUBLIC_URL: 'https://garage.example' });
  expect(await ended(child)).toBe(1);
  expect(said()).toContain('does not run with NODE_ENV=production');
}, 60_000);

test('A real shop has no page that signs everybody in', async () => {
  const house = await aKitchen();
  for (const address of ['/demo', '/demo/in/olga']) await house.stranger().get(address).expect(404);
  await house.stranger().post('/demo/in/olga').expect(404);
});
