import { z } from 'zod';
import type { Entry } from './entry-kinds.ts';

/** A photo as an entry names it. Its files lie elsewhere under its id; width and height are the large one's, in pixels. */
export type Photo = { photo: string; width: number; height: number };

/** What an entry says of the photos that came with it. `alt` says what is to be seen, for those who cannot see it. */
export type WithPhotos = { photos?: Photo[]; alt?: string | null; moment?: Moment | null };

/** A pair: how it was before the work, and after. */
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

export const Alt = z.string().trim().max(300).optional();

export const photosPerEntry = 10;

/** For the body of an entry: nothing at all where no photo came with it. */
export function shown(
  photos: readonly Photo[],
  { alt, moment }: { alt?: string | undefined; moment?: Moment | undefined },
): WithPhotos {
  if (photos.length === 0) return {};
  return { photos: [...photos], alt: alt || null, ...(moment ? { moment } : {}) };
}

export function photosIn({ body }: Entry): Photo[] {
  return 'photos' in body && body.photos ? body.photos : [];
}

/** Who took a photo back and when; `isOver` where nobody did, but it was kept for as long as it may be. */
export type Retracted = { actor: string | null; at: number; isOver: boolean };

/** The photos of an order that are there no more. */
export function retractedIn(entries: readonly Entry[]): Map<string, Retracted> {
  const retracted = new Map<string, Retracted>();
  for (const [i, entry] of entries.entries()) {
    const { actor, at } = entry;
    if (entry.kind === 'photo-retracted') retracted.set(entry.body.photo, { actor, at, isOver: false });
    if (!endsPhotos(entry)) continue;
    const follower = entry.kind === 'person-erased' ? entry.body.follower : null;
    for (const before of entries.slice(0, i).filter((one) => isOf(one, follower)))
      for (const { photo } of photosIn(before))
        if (!retracted.has(photo)) retracted.set(photo, { actor: null, at, isOver: true });
  }
  return retracted;
}

const endsPhotos = ({ kind, body }: Entry) =>
  kind === 'person-erased' || (kind === 'material-removed' && 'what' in body && body.what === 'photos');

const isOf = ({ body }: Entry, follower: string | null) =>
  follower === null || ('follower' in body && body.follower === follower);
