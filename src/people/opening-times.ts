import { Temporal } from 'temporal-polyfill';
import { keepLast } from '#src/web/keep-last.ts';
import { days, type Hours } from './opening-hours.ts';

/** From when until when, in epoch milliseconds; until itself is no longer in it. */
export type Span = { from: number; until: number };

/** When a shop with these hours is open on a day, in order. What is written twice counts once. */
export function openingsOn(hours: Hours, zone: string, day: Temporal.PlainDate): Span[] {
  const written = hours[days[day.dayOfWeek - 1] ?? 'mon'] ?? [];
  const spans = written
    .map(([from, until]) => ({ from: momentOf(zone, day, from), until: momentOf(zone, day, until) }))
    .toSorted((one, other) => one.from - other.from);
  let closed = Number.NEGATIVE_INFINITY;
  return spans.flatMap(({ from, until }) => {
    const opens = Math.max(from, closed);
    closed = Math.max(closed, until);
    return opens < until ? [{ from: opens, until }] : [];
  });
}

/**
 * The first moment at which the shop's clock shows this time or is past it. In spring a time that is skipped is the jump
 * itself, in autumn one that comes twice is the first: two ranges that touch on paper touch in those nights too.
 */
export const momentOf = (zone: string, day: Temporal.PlainDate, clock: string): number =>
  moments(`${zone} ${day} ${clock}`, () => workOut(zone, day, clock));

// A board asks for the same openings of the same days for each of its orders.
const moments = keepLast<number>(20_000);

function workOut(zone: string, day: Temporal.PlainDate, clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  // Added, because 24:00 is the beginning of the next day.
  const wall = day.toPlainDateTime().add({ minutes: hour * 60 + minute });
  const found = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const isThere = found.hour === wall.hour && found.minute === wall.minute;
  return (isThere ? found : (found.getTimeZoneTransition('next') ?? found)).epochMilliseconds;
}

export const dayAt = (zone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
