import type { Pictures } from './photo-view.ts';

/** The photos of a note or a message for programs; the files of one lie under its page. */
export function photosInJson(pictures: Pictures | null) {
  return (pictures?.all ?? []).map(({ id, page, full, text, moment, gone }) => ({
    ...{ photo: id, page, ...full, moment, retracted: gone !== null },
    alt: gone === null ? text : null,
  }));
}
