import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { aFolder, tidyUp } from '../benchmark/tidy-up.ts';
import { busyHouse } from './busy-house.ts';
import type { Finding } from './finding.ts';
import { inTrouble, isWell } from './in-trouble.ts';

const name = 'a full disk';

/**
 * A disk of 260 MB in memory that is filled and emptied again under writers and readers: first photos are refused, then
 * everything, with 507; reading goes on, and so does writing once there is room. About half a minute. Needs root.
 */
export async function diskFull(rounds: number): Promise<Finding> {
  if (process.getuid?.() !== 0) return { name, counts: { 'not tried': 'only root may mount a disk' }, good: true };
  const folder = aFolder();
  const at = path.join(folder, 'disk');
  mkdirSync(at);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m', 'tmpfs', at]);
  if (mounted.status !== 0) return { name, counts: { 'not tried': `${mounted.stderr}`.trim() }, good: true };
  const letGo = () => void spawnSync('umount', ['-l', at]);
  process.once('exit', letGo);
  try {
    const made = path.join(folder, 'made');
    const house = await busyHouse(made);
    cpSync(made, path.join(at, 'data'), { recursive: true });
    const filler = path.join(at, 'filler');
    const found = await inTrouble(house, {
      ...{ at: path.join(at, 'data'), rounds, status: 507, reason: 'disk-full' },
      begin: async () => fill(filler),
      end: async () => rmSync(filler),
    });
    return { name, counts: { rounds, ...found }, good: isWell(found) };
  } finally {
    letGo();
    process.removeListener('exit', letGo);
    tidyUp();
  }
}

/** To the last byte. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = 2 ** 22; size >= 1; ) {
      try {
        writeSync(handle, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
  if (statfsSync(path.dirname(file)).bavail > 0) throw new Error('The disk could not be filled.');
}
