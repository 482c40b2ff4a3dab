import { statfs } from 'node:fs/promises';
import { limiterInMemory, type MakeLimiter } from '#src/database/limiters.ts';
import type { Files } from '#src/files/files.ts';
import type { Photo } from '#src/timeline/photos.ts';
import type { Word } from '#src/web/words.ts';
import { type CountPhotos, countPhotos } from './count-photos.ts';
import { encode } from './encode.ts';
import { oneInTurn } from './in-turn.ts';
import { type KeepRoom, keepRoom } from './keep-room.ts';
import { photoFiles, type Unfit } from './photo-files.ts';
import type { Upload } from './read-upload.ts';

/** The photos of a house: made anew one at a time, and their files. */
export type Photos = {
  files: Files;
  /** Where uploads lie while they are looked at. */
  aside: string;
  room: KeepRoom;
  count: CountPhotos;
  /** Makes and keeps them all, or none: then says which is no photo and why. */
  keep: (shop: string, uploads: readonly Upload[]) => Promise<Photo[] | NotKept>;
  /** Throws away the files of photos that no row is about. */
  discard: (shop: string, photos: readonly Pick<Photo, 'photo'>[]) => Promise<void>;
};

export type NotKept = { word: Word; with: Record<string, string> };

export const fileName = (shop: string, photo: string, file: string): string => `${shop}/${photo}/${file}`;

// A decoded photo takes up to two hundred megabytes; thirty people wait for half a minute at most.
const mostWaiting = 30;

/** `disk` is the folder whose disk is watched, or says how much is free. */
type Given = {
  files: Files;
  aside: string;
  newId: () => string;
  disk: string | (() => Promise<number>);
  limiter?: MakeLimiter;
};

export function openPhotos({ files, aside, newId, disk, limiter = limiterInMemory }: Given): Photos {
  const inTurn = oneInTurn(mostWaiting);
  const discard: Photos['discard'] = async (shop, photos) => {
    for (const { photo } of photos)
      for (const file of Object.keys(photoFiles)) await files.remove(fileName(shop, photo, file));
  };
  // What is left behind here is found by whoever looks for leftovers: why it came to this matters more.
  const discardIfPossible = (shop: string, photos: readonly Pick<Photo, 'photo'>[]) =>
    discard(shop, photos).catch(() => {});
  const keep: Photos['keep'] = async (shop, uploads) => {
    const kept: Photo[] = [];
    try {
      for (const { file, name } of uploads) {
        const encoded = await inTurn(() => encode(file));
        if (typeof encoded === 'string') {
          await discardIfPossible(shop, kept);
          return { word: words[encoded], with: { name } };
        }
        const { width, height } = encoded;
        const photo = newId();
        kept.push({ photo, width, height });
        // A store far away may be slow: meanwhile the next one is opened.
        for (const { size, body } of encoded.files)
          await files.put(
            fileName(shop, photo, size),
            Buffer.from(body),
            size.endsWith('.webp') ? 'image/webp' : 'image/jpeg',
          );
      }
    } catch (error) {
      await discardIfPossible(shop, kept);
      throw error;
    }
    return kept;
  };
  const free = typeof disk === 'string' ? () => freeOn(disk) : disk;
  return { files, aside, room: keepRoom(free), count: countPhotos(limiter), keep, discard };
}

const words: Record<Unfit, Word> = {
  kind: 'photos.no-photo',
  large: 'photos.too-large',
  costly: 'photos.too-costly',
  damaged: 'photos.damaged',
};

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
