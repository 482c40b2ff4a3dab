import type { Language } from '#src/web/words.ts';
import type { Seen } from './seen.ts';

export type NoteView = { number: number; at: number; by: string; text: string; lang: Language | null };

/** Notes for the customer about one step, or with null about the order as a whole; oldest first. */
export function notesOf({ entries, told, wordsOf }: Seen, step: string | null): NoteView[] {
  return entries.flatMap(({ kind, body, number, at, actor }) =>
    kind === 'note-added' && body.step === step
      ? [{ number, at, by: told.nameOf(actor), text: body.text, lang: wordsOf(actor) }]
      : [],
  );
}

/** The newest word first: what is about everything is news before it is history. */
export function notesView(seen: Seen) {
  return { seq: seen.seq, list: notesOf(seen, null).reverse() };
}
