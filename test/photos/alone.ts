import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** A server in a process of its own, see serve-alone.ts. */
export type Alone = {
  url: string;
  /** Of the desk and of a technician. */
  keys: string[];
  /** In megabytes: how much more it took than when it began to serve, and how much the process took that opens photos. */
  memory: () => Promise<{ more: number; opener: number; openers: number }>;
  kill: () => Promise<void>;
};

type Said = { url: string; keys: string[]; now: number; most: number; opener: number; openers: number };

export async function serveAlone(dataDir: string, later = 0): Promise<Alone> {
  const script = path.join(import.meta.dirname, 'serve-alone.ts');
  const child = fork(script, { env: { ...process.env, DATA_DIR: dataDir, LATER: `${later}` } });
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const { url, keys, now } = await hear(child);
  return {
    ...{ url, keys },
    async memory() {
      child.send('memory');
      const { most, opener, openers } = await hear(child);
      return { more: Math.round(most - now), opener: Math.round(opener), openers };
    },
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

function hear(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve(said as Said));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
