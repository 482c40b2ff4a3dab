import { momentOf } from '#src/timeline/moment-of.ts';
import type { Asked } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

const farthest = 366 * 24 * 60 * 60 * 1000;

/** The range that somebody means: `from` is left out where only the end counts. A promise lies ahead, within a year. */
export function rangeOf(
  written: { from?: string | undefined; until: string },
  { at, zone }: Pick<Asked, 'at' | 'zone'>,
): { from: number; until: number } | Refusal {
  const until = momentOf(written.until, zone, at);
  if (until <= at) return refuse('promises.past');
  if (until > at + farthest) return refuse('promises.far');
  if (written.from === undefined) return { from: until, until };
  const from = fromOf(written.from, zone, until);
  return from < until ? { from, until } : refuse('promises.range');
}

const day = 24 * 60 * 60 * 1000;

/** A clock time before the end is the last one before it: "15:30" for a promise that ends tomorrow is tomorrow. */
function fromOf(text: string, zone: string, until: number): number {
  return text.includes('T') ? momentOf(text, zone, 0) : momentOf(text, zone, until - day);
}
