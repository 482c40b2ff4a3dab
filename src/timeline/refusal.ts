import type { Word } from '#src/web/words.ts';

/** A legal "no": not an exception but an answer, a sentence in words the asker can act on. */
export type Refusal = { refused: Word; with: Record<string, string | number>; status?: 429 };

export function refuse(word: Word, values: Record<string, string | number> = {}): Refusal {
  return { refused: word, with: values };
}

export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}
