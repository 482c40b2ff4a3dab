import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { spreadOf } from './figures.ts';
import { aFolder, removeFolder } from './tidy-up.ts';

/** Figures are worth something beside the machine that they come from. */
export type Machine = {
  processor: string;
  cores: number;
  memory: string;
  system: string;
  node: string;
  date: string;
  /** What was measured, where it lies in Git. */
  commit: string | null;
  /** How long this disk takes to keep a page for good: the median of fifty. */
  fsyncMs: number;
};

export function lookAtMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString(),
    commit: commitOf(),
    fsyncMs: timeFsync(),
  };
}

/** How many files and sockets a process may have open at a time. */
export function mayOpen(): number {
  const said = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(said);
}

function commitOf(): string | null {
  const git = (...asked: string[]) =>
    execFileSync('git', ['-C', import.meta.dirname, ...asked], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    const isChanged = git('status', '--porcelain').trim() !== '';
    return git('rev-parse', '--short', 'HEAD').trim() + (isChanged ? ' with changes' : '');
  } catch {
    return null;
  }
}

function timeFsync(): number {
  const folder = aFolder();
  const file = openSync(path.join(folder, 'page'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  removeFolder(folder);
  return Math.round(spreadOf(times).median * 1000) / 1000;
}
