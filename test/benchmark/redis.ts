import { spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { anyPort } from './product.ts';
import { watchOver } from './tidy-up.ts';

export type Redis = { url: string; stop: () => void };

/** Why what needs Redis is left out here; null where it can be measured. */
export function whyNoRedis(): string | null {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  return isThere ? null : 'there is no redis-server on this machine (Debian: apt-get install redis-server)';
}

/** A Redis of its own that keeps nothing. */
export async function startRedis(): Promise<Redis> {
  const port = await anyPort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  watchOver(child);
  while (!(await answers(port))) await pause(20);
  return { url: `redis://127.0.0.1:${port}`, stop: () => void child.kill('SIGKILL') };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
