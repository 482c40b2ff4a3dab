import type { Seen } from './seen.ts';

/** What the customer came for, in their own words: whoever works on it reads the same. */
export function lookbackView({ purpose, wishes, seq, noun }: Seen) {
  return { seq, purpose, wishes, noun, isEmpty: !purpose && !wishes };
}
