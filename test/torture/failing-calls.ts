import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { aFolder, tidyUp, watchOver } from '../benchmark/tidy-up.ts';
import { busyHouse } from './busy-house.ts';
import type { Finding } from './finding.ts';
import { inTrouble, isWell } from './in-trouble.ts';

const name = 'calls of the running server that fail';

// Syncs alone, writes alone, and both: those are what a failing disk answers with EIO.
const calls = ['fsync,fdatasync', 'pwrite64', 'fsync,fdatasync,pwrite64'];

/**
 * The system calls of a running server that reach the disk are made to fail with EIO by strace, and let go again, under
 * writers and readers. About half a minute. Needs strace and the right to use it on another process.
 */
export async function failingCalls(rounds: number): Promise<Finding> {
  const why = whyNotTried();
  if (why) return { name, counts: { 'not tried': why }, good: true };
  let strace: ChildProcess | undefined;
  try {
    const at = aFolder();
    const house = await busyHouse(at);
    const found = await inTrouble(house, {
      ...{ at, rounds, status: 503, reason: 'disk-fault' },
      begin: async (round, pid) => {
        strace = await failFrom(pid, calls[round % calls.length] ?? 'fsync');
      },
      end: async () => {
        strace?.kill('SIGINT');
        if (strace) await once(strace, 'exit');
      },
    });
    return { name, counts: { rounds, ...found }, good: isWell(found) };
  } finally {
    tidyUp();
  }
}

function whyNotTried(): string | null {
  const { status, error } = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true']);
  if (error) return 'strace is missing (Debian: apt-get install strace)';
  return status === 0 ? null : 'strace may not look at other processes here';
}

/** Resolves once strace has a hold of the server. */
async function failFrom(pid: number, what: string): Promise<ChildProcess> {
  const how = ['-f', '-o', '/dev/null', '-e', `trace=${what}`, '-e', `inject=${what}:error=EIO`];
  const child = spawn('strace', [...how, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  watchOver(child);
  // It says so: "Process 123 attached".
  if (child.stderr) await once(child.stderr, 'data');
  return child;
}
