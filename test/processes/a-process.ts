import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '#src/demo/free-port.ts';
import { compiled } from '../compiled.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type Running = {
  url: string;
  /** Every line of its log so far. */
  log: () => string[];
  /** Resolves with the first line of its log that says so. */
  says: (what: RegExp) => Promise<string>;
  /** kill -9: nothing is finished, nobody is told. */
  kill: () => Promise<void>;
  /** SIGTERM, and how it ended. */
  stop: () => Promise<number | null>;
};

/** The server as `npm start` runs it, in a process of its own on a port of its own, gone after the test. */
export async function aProcess(env: Record<string, string>): Promise<Running> {
  const port = await freePort(0, '127.0.0.1');
  const given = { ...compiled, PATH: process.env.PATH, LOG_LEVEL: 'info', PORT: String(port), ...env };
  const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env: given, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines: string[] = [];
  const waiting = new Map<RegExp, (line: string) => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      const said = text.toString().split('\n').filter(Boolean);
      lines.push(...said);
      for (const line of said) for (const [what, tell] of waiting) if (what.test(line)) tell(line);
    });
  const says = (what: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const line = lines.find((one) => what.test(one));
      if (line) return resolve(line);
      waiting.set(what, resolve);
      void ended.then(() => reject(new Error(`it ended before it said ${what}:\n${lines.join('\n')}`)));
    });
  const end = (signal: 'SIGKILL' | 'SIGTERM') => () => {
    child.kill(signal);
    return ended;
  };
  const kill = async () => void (await end('SIGKILL')());
  onTestFinished(kill);
  await says(/is ready: /);
  return { url: `http://127.0.0.1:${port}`, log: () => lines, says, kill, stop: end('SIGTERM') };
}
