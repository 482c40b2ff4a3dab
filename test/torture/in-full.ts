import { spawn } from 'node:child_process';
import type { Finding } from './torture.ts';

type Long = { name: string; project: 'rooms' | 'browser'; file: string; env: Record<string, string> };

/** A test of the suite in its full length: what the suite has no time for is asked for by the environment. */
async function inFull({ name, project, file, env }: Long): Promise<Finding> {
  const began = Date.now();
  const said: Buffer[] = [];
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file];
  const child = spawn(process.execPath, run, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const text = Buffer.concat(said).toString();
  // A browser that is missing leaves its test out, and then nothing was shown.
  const good = code === 0 && / passed/.test(text) && !/ skipped/.test(text);
  if (!good) process.stderr.write(text);
  return { name, counts: { ...env, seconds: Math.round((Date.now() - began) / 1000) }, good };
}

/**
 * A working day without a connection in a real browser: a hundred notes and twenty photos on three orders, the tab
 * killed ten times.
 */
export const wholeDay = (): Promise<Finding> =>
  inFull({
    ...{ name: 'a working day offline', project: 'browser', file: 'test/browser/offline-day.test.ts' },
    env: { WHOLE_DAY: '1' },
  });

/** A question has one owner in a thousand random histories. */
export const manyHistories = (): Promise<Finding> =>
  inFull({
    ...{ name: 'histories of a question', project: 'rooms', file: 'test/questions/one-owner.test.ts' },
    env: { HISTORIES: '1000' },
  });
