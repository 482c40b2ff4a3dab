import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { describe, onTestFinished } from 'vitest';
import { freePort } from '#src/demo/free-port.ts';

/** A group of tests that need a Redis. Without one it is skipped and says why; on CI it fails instead. */
export function withRedis(name: string, tests: () => void): void {
  if (!isThere && process.env.CI) throw new Error(nothingFound);
  describe.skipIf(!isThere)(name, tests);
}

const nothingFound = "No redis-server: install Debian's redis-server, or another 7.0 or later.";
const isThere = spawnSync('redis-server', ['--version']).status === 0;
if (!isThere && !process.env.CI) console.warn(`${nothingFound} Tests of several processes are left out.`);

export type RedisServer = { url: string; stop: () => Promise<void>; start: () => Promise<void> };

/** A Redis of its own that keeps nothing, gone after the test. */
export async function aRedis(): Promise<RedisServer> {
  const port = await freePort(0, '127.0.0.1');
  let child: ChildProcess | undefined;
  const start = async () => {
    const given = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const started = spawn('redis-server', given, { stdio: ['ignore', 'pipe', 'ignore'] });
    child = started;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.once('error', reject);
      started.once('exit', () => reject(new Error(said)));
      started.stdout.on('data', (text) => {
        said += text;
        if (/Ready to accept connections/.test(said)) resolve();
      });
    });
  };
  const stop = async () => {
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  onTestFinished(stop);
  await start();
  return { url: `redis://127.0.0.1:${port}`, start, stop };
}
