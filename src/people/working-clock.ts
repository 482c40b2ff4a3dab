import type { Hours } from './opening-hours.ts';
import { dayAt, momentOf, openingsOn, type Span } from './opening-times.ts';

// When somebody of a shop is at work, by the shop's own clock. Nothing here looks further than 90 days ahead.

/** `holidays` are days such as 2026-12-25, by the shop's calendar. */
export type WorkingClock = { zone: string; hours: Hours; holidays: ReadonlySet<string> };

export type Away = Span;

const aDay = 24 * 60 * 60_000;
const farthest = 90;

export function isWorking(clock: WorkingClock, at: number, away: readonly Away[] = []): boolean {
  return nextWorking(clock, at, away) === at;
}

/** `at` itself when it is working time; null when there is none in the next 90 days. */
export function nextWorking(clock: WorkingClock, at: number, away: readonly Away[] = []): number | null {
  for (const { from } of workingSpans(clock, at, away)) return from;
  return null;
}

/** When so many working minutes have passed: at closing time rather than when it opens again. */
export function addWorking(
  clock: WorkingClock,
  at: number,
  minutes: number,
  away: readonly Away[] = [],
): number | null {
  let left = Math.round(minutes * 60_000);
  if (left <= 0) return at;
  for (const { from, until } of workingSpans(clock, at, away)) {
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  return null;
}

/** At work at some moment of what is left of this day; when the shop is done for today, on the next day that it works. */
export function isHereToday(clock: WorkingClock, at: number, away: readonly Away[]): boolean {
  const first = nextWorking(clock, at);
  if (first === null) return false;
  const here = nextWorking(clock, first, away);
  return here !== null && here < momentOf(clock.zone, dayAt(clock.zone, first), '24:00');
}

/** The latest of these times of the clock, on a day of the last seven that the shop works. */
export function lastReadingTime(clock: WorkingClock, times: readonly string[], at: number): number | null {
  const today = dayAt(clock.zone, at);
  for (let back = 0; back <= 7; back += 1) {
    const day = today.subtract({ days: back });
    if (openHours(clock, day).length === 0) continue;
    const past = times
      .map((time) => momentOf(clock.zone, day, time))
      .filter((moment) => moment <= at && moment >= at - 7 * aDay);
    if (past.length > 0) return Math.max(...past);
  }
  return null;
}

/** When the shop works on a day: its opening hours, unless it is a holiday. */
export function openHours({ zone, hours, holidays }: WorkingClock, day: ReturnType<typeof dayAt>): Span[] {
  return holidays.has(day.toString()) ? [] : openingsOn(hours, zone, day);
}

/** The working time from `at` on, in order, without the time that the person is away. */
export function* workingSpans(clock: WorkingClock, at: number, away: readonly Away[]): Generator<Span> {
  const today = dayAt(clock.zone, at);
  const last = at + farthest * aDay;
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    for (const { from, until } of openHours(clock, today.add({ days: ahead })))
      yield* without(away, Math.max(from, at), Math.min(until, last));
  }
}

function* without(away: readonly Away[], from: number, until: number): Generator<Span> {
  const gone = away.filter((one) => one.from < one.until).toSorted((one, other) => one.from - other.from);
  let free = from;
  for (const one of gone) {
    if (one.until <= free || one.from >= until) continue;
    if (one.from > free) yield { from: free, until: one.from };
    free = one.until;
  }
  if (free < until) yield { from: free, until };
}
