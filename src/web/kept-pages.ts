import type { Timeless } from './timeless.ts';

/** Pages as they were last written, each in its one newest version. */
export type KeptPages = {
  at: (place: string, version: string) => Timeless | undefined;
  keep: (place: string, version: string, page: Timeless) => void;
  /** Those whose place begins so are gone. */
  forget: (beginning: string) => void;
};

/** Those that were read least lately go first, once all together are larger than `most` bytes. */
export function keepPages(most: number): KeptPages {
  const kept = new Map<string, { version: string; page: Timeless }>();
  let size = 0;
  const drop = (place: string) => {
    size -= sizeOf(kept.get(place)?.page);
    kept.delete(place);
  };
  return {
    at(place, version) {
      const found = kept.get(place);
      if (found?.version !== version) return undefined;
      kept.delete(place);
      kept.set(place, found);
      return found.page;
    },
    forget(beginning) {
      for (const place of [...kept.keys()]) if (place.startsWith(beginning)) drop(place);
    },
    keep(place, version, page) {
      drop(place);
      kept.set(place, { version, page });
      size += sizeOf(page);
      for (const oldest of kept.keys()) {
        if (size <= most) return;
        drop(oldest);
      }
    },
  };
}

const sizeOf = (page: Timeless | undefined): number => (page ? page.head.length + page.tail.length : 0);
