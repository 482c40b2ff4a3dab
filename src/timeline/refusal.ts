import type { Word } from '#src/web/words.ts';

/**
 * A legal "no": not an exception but an answer, a sentence in words the asker can act on. With a `field` it is about
 * what was typed there, and only the rule could know.
 */
export type Refusal = {
  refused: Word;
  with: Record<string, string | number>;
  status?: 429 | 503 | 507;
  field?: string;
};

export function refuse(word: Word, values: Record<string, string | number> = {}): Refusal {
  return { refused: word, with: values };
}

export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}
