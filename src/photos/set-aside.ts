import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { StorageEngine } from 'multer';

/** A file as it came, not yet looked at. `name` is what the sender called it: for a sentence, never a path. */
export type Upload = { file: string; name: string; hash: string };

export type Aside = {
  storage: StorageEngine;
  uploads: Upload[];
  /** One was larger than `most`. */
  isTooHeavy: () => boolean;
  /** Why one could not be written, although nothing was wrong with it; null for none. */
  failed: () => unknown;
  /** Nothing more is written after this. */
  ended: () => Promise<void>;
};

/**
 * Writes the files of a form into a folder as they come: nobody's memory holds them. One that is too heavy or finds the
 * disk full is read to its end and dropped, because the fields behind it belong to what somebody typed.
 */
export function setAside(folder: string, most: number): Aside {
  const uploads: Upload[] = [];
  const writing: Promise<unknown>[] = [];
  let isTooHeavy = false;
  let failed: unknown = null;

  const write = async (from: Readable, name: string): Promise<void> => {
    const at = uploads.length;
    const file = path.join(folder, `${at}`);
    const upload: Upload = { file, name: sayable(name), hash: '' };
    uploads.push(upload);
    const hash = createHash('sha256');
    const handle = await open(file, 'wx', 0o600).catch(note);
    let size = 0;
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > most) isTooHeavy = true;
        if (size > most || failed !== null) continue;
        hash.update(chunk);
        await handle?.appendFile(chunk).catch(note);
      }
    } finally {
      await handle?.close();
    }
    upload.hash = hash.digest('base64url');
  };
  const note = (error: unknown): null => {
    failed ??= error;
    return null;
  };
  const storage: StorageEngine = {
    _handleFile(_request, { stream, originalname }, done) {
      const written = write(stream, originalname);
      writing.push(written);
      written.then(() => done(null, {}), done);
    },
    // The folder goes as a whole.
    _removeFile: (_request, _file, done) => done(null),
  };
  const ended = async () => void (await Promise.allSettled(writing));
  return { storage, uploads, isTooHeavy: () => isTooHeavy, failed: () => failed, ended };
}

/** A name may turn the sentence around that it stands in, or break its line: what cannot be seen is left out. */
const sayable = (name: string): string => {
  const seen = [...name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')];
  return seen.length > 60 ? `${seen.slice(0, 59).join('')}…` : seen.join('');
};
