import { Temporal } from 'temporal-polyfill';
import { dayOf } from '#src/timeline/day.ts';
import { readClock } from '#src/web/clock-entry.ts';
import type { Word } from '#src/web/words.ts';

export type ReadyBy = { from: number; until: number };
export type NotReadyBy = { field: 'day' | 'until'; word: Word };

type Written = { day: string; from: string; until: string };

const farthest = 2 * 366 * 24 * 60 * 60 * 1000;

/** The range that was promised, in the shop's own time; or what is wrong with it. A promise lies ahead. */
export function readReadyBy(written: Written, zone: string, now: number): ReadyBy | NotReadyBy {
  const day = dayOf(written.day, zone, now);
  const at = (clock: string) =>
    day.toPlainDateTime(Temporal.PlainTime.from(readClock(clock) ?? '')).toZonedDateTime(zone).epochMilliseconds;
  const [from, until] = [at(written.from), at(written.until)];
  if (until <= from) return { field: 'until', word: 'orders.until-before-from' };
  if (until <= now) return { field: 'until', word: 'orders.until-past' };
  if (until > now + farthest) return { field: 'day', word: 'orders.day-far' };
  return { from, until };
}
