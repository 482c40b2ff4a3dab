import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { photosPerEntry } from '#src/timeline/photos.ts';
import type { Word } from '#src/web/words.ts';
import { type Aside, setAside, type Upload } from './set-aside.ts';

export type { Upload } from './set-aside.ts';

/** The fields of a form and its files; `fault` says what was too much: what was typed is whole all the same. */
export type Uploaded = {
  body: Record<string, unknown>;
  /** How many files came, taken or not. */
  files: number;
  uploads: Upload[];
  fault: { word: Word; with: Record<string, number> } | null;
  /** Why they could not be written down: the disk is full. */
  failed: unknown;
  /** Throws away what was set aside. */
  discard: () => Promise<void>;
};

const megabyte = 1024 * 1024;
const mostOfOne = 15;
// Somebody who chose a few photos too many is told how many; beyond this nobody reads to the end what was typed.
const mostOfAll = 256 * megabyte;

/** How many bytes such a request may lay on the disk, at most. */
export function sizeOf(request: Request): number {
  const said = Number(request.get('Content-Length') ?? mostOfAll);
  if (said > mostOfAll) throw Object.assign(new Error('more than any form'), { status: 413, type: 'entity.too.large' });
  return Math.min(said, photosPerEntry * mostOfOne * megabyte);
}

/** Reads a multipart form. With `barred` its fields alone: its files are counted and dropped. */
export async function readUpload(
  request: Request,
  response: Response,
  { aside, barred }: { aside: string; barred: boolean },
): Promise<Uploaded> {
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(aside, 'upload-'));
  const coming = setAside(folder, mostOfOne * megabyte);
  const discard = async () => {
    await coming.ended();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const files = await readInto(coming, request, response, barred);
    const fault = faultOf(files, coming);
    const uploads = fault || barred ? [] : coming.uploads;
    return { body: { ...request.body }, files, uploads, fault, failed: coming.failed(), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

function readInto({ storage }: Aside, request: Request, response: Response, barred: boolean): Promise<number> {
  let files = 0;
  let isNameless = false;
  let size = 0;
  const reading = {
    streamHandler(from: Request, parser: Writable): void {
      // A file without a name is an empty field to multer: one with something in it would be lost without a word.
      parser.on('file', (_field, file: Readable, { filename }: { filename?: string }) => {
        if (!filename) file.once('data', () => (isNameless = true));
      });
      from.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostOfAll) from.destroy();
      });
      from.pipe(parser);
    },
  };
  const read = multer({
    storage,
    defParamCharset: 'utf8',
    limits: { fields: 40, parts: 500, fieldSize: 256 * 1024, fieldNameSize: 100, headerPairs: 20, ...plainNames },
    fileFilter(_request, { fieldname }, take) {
      if (fieldname !== 'photos') return take(new MulterError('LIMIT_UNEXPECTED_FILE', fieldname));
      files += 1;
      take(null, !barred && files <= photosPerEntry);
    },
    ...reading,
  }).any();
  return new Promise((resolve, reject) => {
    // Who was cut off before anybody listened is never heard of again.
    if (request.destroyed) return reject(Object.assign(new Error('cut off'), { status: 400 }));
    read(request, response, (error: unknown) => {
      if (isNameless) reject(Object.assign(new Error('a file without a name'), { status: 400 }));
      else if (!error) resolve(files);
      else reject(isOfSender(error) ? Object.assign(error, { status: 400 }) : error);
    });
  });
}

// a[b] and a[5000000] are names of no field of ours.
const plainNames = { fieldNestingDepth: 0, fieldArrayIndexLimit: 0 };

function faultOf(files: number, { isTooHeavy }: Aside): Uploaded['fault'] {
  if (files > photosPerEntry) return { word: 'photos.too-many', with: { most: photosPerEntry } };
  return isTooHeavy() ? { word: 'photos.too-heavy', with: { most: mostOfOne } } : null;
}

/** What the parser says of a body that ends in the middle, that is none, or that is made to be too much. */
const isOfSender = (error: unknown): error is Error =>
  error instanceof MulterError ||
  (error instanceof Error && /unexpected end|malformed|boundary|abort|closed|premature/i.test(error.message));
