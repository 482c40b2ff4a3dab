import { dayOf } from '#src/timeline/day.ts';
import { momentOf } from '#src/timeline/moment-of.ts';
import type { Asked } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { readClock } from '#src/web/clock-entry.ts';

const farthest = 366 * 24 * 60 * 60 * 1000;

/** `day` is where a form asks for it apart from the clock times; `from` is left out where only the end counts. */
type Written = { day?: string | undefined; from?: string | undefined; until: string };

/** The range that somebody means. A promise lies ahead, within a year. */
export function rangeOf(
  { day, ...written }: Written,
  { at, zone }: Pick<Asked, 'at' | 'zone'>,
): { from: number; until: number } | Refusal {
  const onDay = (text: string) => (day === undefined ? text : joined(dayOf(day, zone, at).toString(), text));
  const until = momentOf(onDay(written.until), zone, at);
  if (until <= at) return refuse('promises.past');
  if (until > at + farthest) return refuse('promises.far');
  if (written.from === undefined) return { from: until, until };
  const from = fromOf(onDay(written.from), zone, until);
  return from < until ? { from, until } : refuse('promises.range');
}

/** A clock time is one of that day; a moment that names its own day stays what it is. */
function joined(day: string, text: string): string {
  const clock = readClock(text);
  return clock === null ? text : `${day}T${clock}`;
}

const aDay = 24 * 60 * 60 * 1000;

/** A clock time before the end is the last one before it: "15:30" for a promise that ends tomorrow is tomorrow. */
function fromOf(text: string, zone: string, until: number): number {
  return text.includes('T') ? momentOf(text, zone, 0) : momentOf(text, zone, until - aDay);
}
