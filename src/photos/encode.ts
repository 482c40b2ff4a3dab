import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { oneInTurn } from './in-turn.ts';
import type { Encoded, Unfit } from './photo-files.ts';

// Longer than any photo takes on a slow machine that has other things to do.
const patience = 30_000;
const rest = 20_000;

let opener: ChildProcess | null = null;
let resting: NodeJS.Timeout | undefined;
const inTurn = oneInTurn(Number.POSITIVE_INFINITY);

/**
 * Makes a photo anew in a process of its own. No timer ends a decoder that is at work, but a process can be ended; the
 * memory it took is given back with it, a decoder that falls over takes nobody along, and it knows no secret of ours.
 */
export function encode(file: string, most = patience): Promise<Encoded | Unfit> {
  return inTurn(async () => {
    clearTimeout(resting);
    opener ??= start();
    try {
      return await ask(opener, file, most);
    } finally {
      opener?.unref();
      opener?.channel?.unref();
      resting = setTimeout(dismiss, rest).unref();
    }
  });
}

function dismiss(): void {
  opener?.kill();
  opener = null;
}

function start(): ChildProcess {
  // Freed memory lies in the allocator's arenas: with one for each thread it would look like a leak.
  const env = { MALLOC_ARENA_MAX: '2', ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) };
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const options = { env, stdio: [...stdio], execArgv: [], serialization: 'advanced' as const };
  const child = fork(path.join(import.meta.dirname, 'encode-alone.ts'), options);
  child.once('exit', () => {
    if (opener === child) opener = null;
  });
  return child;
}

function ask(child: ChildProcess, file: string, most: number): Promise<Encoded | Unfit> {
  return new Promise((resolve, reject) => {
    let unfit: Unfit = 'damaged';
    const timer = setTimeout(() => {
      unfit = 'costly';
      child.kill('SIGKILL');
    }, most);
    const end = (said: Encoded | Unfit) => {
      clearTimeout(timer);
      child.off('message', end).off('exit', fell).off('error', reject);
      resolve(said);
    };
    const fell = () => end(unfit);
    child.once('message', end).once('exit', fell).once('error', reject);
    child.ref();
    child.channel?.ref();
    child.send(file, (error) => error && fell());
  });
}
