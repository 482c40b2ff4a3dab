import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readClock } from '#src/web/clock-entry.ts';
import type { Word } from '#src/web/words.ts';
import type { Span } from './absences.ts';

const Day = z
  .string()
  .trim()
  .refine((text) => z.iso.date().safeParse(text).success, 'people.away-day');
const Time = z
  .string()
  .trim()
  .max(20)
  .refine((text) => readClock(text) !== null, 'people.hours-shape');

/** A first and a last day such as 2026-12-01, and times on them, by the shop's clock. Nothing said: the rest of today. */
export const awayShape = {
  from: Day.nullish(),
  'from-time': Time.nullish(),
  until: Day.nullish(),
  'until-time': Time.nullish(),
};

type Field = keyof typeof awayShape;
type Written = { [F in Field]?: string | null | undefined };

/** From when until when somebody is away, or what is wrong with it. Whole days where no time was said, and never before now. */
export function readAway(written: Written, zone: string, now: number): Span | { field: Field; word: Word } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const firstDay = written.from ? Temporal.PlainDate.from(written.from) : today;
  const lastDay = written.until ? Temporal.PlainDate.from(written.until) : firstDay;
  const at = (day: Temporal.PlainDate, clock = '00:00') =>
    day.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).epochMilliseconds;
  const ends = clockOf(written['until-time']);
  const from = at(firstDay, clockOf(written['from-time']));
  const until = ends === undefined ? at(lastDay.add({ days: 1 })) : at(lastDay, ends);
  const field = written['until-time'] ? 'until-time' : written.until ? 'until' : 'from';
  if (until <= from) return { field, word: 'people.away-order' };
  if (until <= now) return { field, word: 'people.away-past' };
  if (Temporal.PlainDate.compare(lastDay, today.add({ years: 1 })) > 0) return { field, word: 'people.away-far' };
  return { from: Math.max(from, now), until };
}

const clockOf = (typed: string | null | undefined) => (typed ? (readClock(typed) ?? undefined) : undefined);
