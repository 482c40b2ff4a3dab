import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * Where tests put what is gone after them. SQLite has every commit on disk before it answers, and the tests make
 * tens of thousands: on a disk in memory they wait for none. Whoever sets TMPDIR has it there; so does a machine
 * that has no such disk, or a small one, as containers do.
 */
export function passingFolder(): string {
  return !process.env.TMPDIR && hasRoom(inMemory) ? inMemory : tmpdir();
}

/** Where the next run finds what takes long to make. Tests look there too, who know another TMPDIR. */
export const lastingFolder = (): string => process.env.LASTING_TMPDIR ?? tmpdir();

const inMemory = '/dev/shm';

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { type, bavail, bsize } = statfsSync(folder);
    return type === tmpfs && bavail * bsize > 2 ** 30;
  } catch {
    return false;
  }
}

const tmpfs = 0x01021994;
