import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folders = new Set<string>();
const children = new Set<ChildProcess>();

/** A temporary folder that is gone when the benchmark is, however it ends. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-benchmark-'));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  // Who was just killed may still be writing there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  folders.delete(folder);
}

/** Ends with the benchmark at the latest. */
export function watchOver(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

/** Ends what still runs and removes what still lies there; also when somebody presses Ctrl-C. */
export function tidyUp(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) removeFolder(folder);
}

export function tidyUpWhenTold(): void {
  process.once('exit', tidyUp);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code));
}
