import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '#src/files/folder.ts';

/** A file that is wholly there under its name or not at all, also after a power cut. */
export async function placeFile(file: string, body: Buffer | string): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  const handle = await open(part, 'wx', 0o600);
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncFolder(path.dirname(file));
}

/** Moves a file to where it belongs, once all of it is on the disk. */
export async function putInPlace(from: string, to: string): Promise<void> {
  const handle = await open(from, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(from, to);
  await syncFolder(path.dirname(to));
}
