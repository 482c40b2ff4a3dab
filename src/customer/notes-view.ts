import type { Pictures } from '#src/timeline/photo-view.ts';
import type { Language } from '#src/web/words.ts';
import type { Seen } from './seen.ts';

export type NoteView = {
  number: number;
  at: number;
  /** When it was really written, where it was sent later. */
  made: number | null;
  by: string;
  /** '' where the photos say it. */
  text: string;
  lang: Language | null;
  pictures: Pictures | null;
};

/** Notes for the customer about one step, or with null about the order as a whole; oldest first. */
export function notesOf({ entries, told, wordsOf }: Seen, step: string | null): NoteView[] {
  return entries.flatMap((entry) => {
    const { kind, body, number, at, made = null, actor } = entry;
    if (kind !== 'note-added' || body.step !== step) return [];
    const said = { by: told.nameOf(actor), text: body.text, lang: wordsOf(actor) };
    return [{ number, at, made, ...said, pictures: told.photosOf(entry) }];
  });
}

/** The newest word first: what is about everything is news before it is history. */
export function notesView(seen: Seen) {
  return { seq: seen.seq, list: notesOf(seen, null).reverse() };
}
