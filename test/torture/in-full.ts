import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from './finding.ts';

type Long = { name: string; project: 'rooms' | 'browser' | 'postgres'; file: string; env: Record<string, string> };

/** A test of the suite in its full length: what the suite has no time for is asked for by the environment. */
async function inFull({ name, project, file, env }: Long): Promise<Finding> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-torture-'));
  const found = path.join(folder, 'found.json');
  const said: Buffer[] = [];
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file];
  const child = spawn(process.execPath, run, {
    env: { ...process.env, ...env, FOUND: found },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const text = Buffer.concat(said).toString();
  // A browser that is missing leaves its test out, and then nothing was shown.
  const good = code === 0 && / passed/.test(text) && !/ skipped/.test(text);
  if (!good) process.stderr.write(text);
  const counts = existsSync(found) ? JSON.parse(readFileSync(found, 'utf8')) : env;
  rmSync(folder, { recursive: true });
  return { name, counts, good };
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

/** Every page in both languages, light and dark, at every width, with axe each time. */
export const everyLook = (): Promise<Finding> =>
  inFull({
    ...{ name: 'every page in every look', project: 'browser', file: 'test/browser/every-page.test.ts' },
    env: { LOOK: 'all' },
  });

/** A question has one owner in a thousand random histories. */
export const manyHistories = (): Promise<Finding> =>
  inFull({
    ...{ name: 'histories of a question', project: 'rooms', file: 'test/questions/one-owner.test.ts' },
    env: { HISTORIES: '1000' },
  });

/** Everything that is asked of every address by whoever may not, in about two minutes: no answer has a word of it. */
export const wholeMatrix = (): Promise<Finding> =>
  inFull({
    ...{ name: 'who may not, at every address', project: 'rooms', file: 'test/attack/matrix.test.ts' },
    env: { WHOLE_MATRIX: '1' },
  });

/** Eight hundred lines whose link, key, session, role or person is taken away, in about a minute. */
export const revocations = (): Promise<Finding> =>
  inFull({
    ...{ name: 'lines of whoever may no longer', project: 'rooms', file: 'test/attack/revoked.test.ts' },
    env: { REVOCATIONS: '100' },
  });

/** One customer among a thousand takes out what is held: all that is theirs, nothing of anybody else. About two minutes. */
export const exportOne = (): Promise<Finding> =>
  inFull({
    ...{ name: 'the export of one among a thousand', project: 'rooms', file: 'test/privacy/export.test.ts' },
    env: { AMONG: '1000' },
  });

/** Customers with a word of their own in every field are erased, at random among each other; about a minute. */
export const eraseCanaries = (): Promise<Finding> =>
  inFull({
    ...{ name: 'what is left of who was erased', project: 'rooms', file: 'test/privacy/erase.test.ts' },
    env: { MARKED: '60' },
  });

/** A hundred and seventy texts that are scripts, each in every place, in a real browser; about ten minutes. */
export const manyCanaries = (): Promise<Finding> =>
  inFull({
    ...{ name: 'words that are scripts', project: 'browser', file: 'test/browser/canaries.test.ts' },
    env: { WHOLE_CANARIES: '1' },
  });

/** A hundred lines at one of two processes, each taken away at the other, in about two minutes; in the suite is `joined`. */
export const revocationsAcross = (): Promise<Finding> =>
  inFull({
    ...{ name: 'lines at another process', project: 'postgres', file: 'test/processes/revoked.test.ts' },
    env: { REVOCATIONS: '20' },
  });
