import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkName, type Files } from './files.ts';

/** Files in a folder. A name appears when its content is on the disk, not before: written aside, synced, renamed, synced. */
export function filesInFolder(folder: string): Files {
  const at = (name: string) => path.join(folder, checkName(name));
  return {
    async put(name, body) {
      const file = at(name);
      for (const one of [file, at('incoming/new.part')]) await makeFolder(path.dirname(one));
      const aside = at(`incoming/${randomBytes(8).toString('hex')}.part`);
      try {
        const handle = await open(aside, 'wx', 0o600);
        try {
          await handle.writeFile(body);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(aside, file);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await syncFolder(path.dirname(file));
    },
    read: (name) => readFile(at(name)).catch(absent),
    async remove(name) {
      const file = at(name);
      await rm(file, { force: true });
      // The last file of a photo takes the photo's folder with it.
      await rmdir(path.dirname(file)).catch(() => {});
    },
    async *list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
      for (const entry of entries ?? []) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const found = await stat(file).catch(absent);
        const name = path.relative(folder, file).replaceAll(path.sep, '/');
        if (found) yield { name, changedAt: found.mtimeMs };
      }
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  // A new folder is on the disk when the one that holds it is.
  for (let made = folder; first !== undefined && made.length >= first.length; made = path.dirname(made))
    await syncFolder(path.dirname(made));
}

/** What was renamed or made in it is there for certain. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: NodeJS.ErrnoException) => {
    // Windows opens no folders.
    if (error.code === 'EPERM' || error.code === 'EISDIR') return null;
    throw error;
  });
  await handle?.sync();
  await handle?.close();
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
