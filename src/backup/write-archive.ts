import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import { syncFolder } from '#src/files/folder.ts';
import type { Contents } from './manifest.ts';

/** One file that grows piece by piece and has its name only when all of it is on the disk. */
export type Archive = {
  add: (name: string, body: Buffer) => Promise<void>;
  addFile: (name: string, file: string) => Promise<void>;
  /** What was added, to the byte. */
  contents: Contents[];
  finish: () => Promise<void>;
  /** Leaves nothing behind. */
  abandon: () => Promise<void>;
};

// Whoever has the secret can make links: nobody else on the machine is to read it.
const mode = 0o600;

export function openArchive(file: string): Archive {
  if (existsSync(file)) throw new Error(`${file} is there already. Take another name.`);
  const part = `${file}.part`;
  if (existsSync(part)) throw new Error(`${part} is there: a backup is being made, or was broken off. Remove it then.`);
  const pack = tar.pack();
  const contents: Contents[] = [];
  const mtime = new Date();
  const written = pipeline(pack, createWriteStream(part, { flags: 'wx', mode, flush: true }));
  // Told to whoever is adding; here only so that nobody is surprised by it in between.
  written.catch(() => {});
  const orBroken = <T>(work: Promise<T>) => Promise.race([work, written.then(() => work)]);
  return {
    contents,
    async add(name, body) {
      const added = new Promise<void>((resolve, reject) => {
        pack.entry({ name, size: body.length, mode, mtime }, body, (error) => (error ? reject(error) : resolve()));
      });
      await orBroken(added);
      contents.push({ name, size: body.length, sha256: createHash('sha256').update(body).digest('hex') });
    },
    async addFile(name, from) {
      const { size } = await stat(from);
      const { through, sum } = summing();
      await orBroken(pipeline(createReadStream(from), through, pack.entry({ name, size, mode, mtime })));
      contents.push({ name, size, sha256: sum() });
    },
    async finish() {
      pack.finalize();
      await written;
      if (existsSync(file)) throw new Error(`${file} is there already. Take another name.`);
      await rename(part, file);
      await syncFolder(path.dirname(path.resolve(file)));
    },
    async abandon() {
      pack.destroy();
      await written.catch(() => {});
      await rm(part, { force: true });
    },
  };
}

/** Adds up what goes through it. */
export function summing(): { through: Transform; sum: () => string } {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, sum: () => hash.digest('hex') };
}
