import { Temporal } from 'temporal-polyfill';
import { readClock } from '#src/web/clock-entry.ts';

/**
 * The moment that somebody means, in epoch milliseconds. A clock time is the next time the shop's clock shows it. Where
 * the clock goes back, the same time comes twice: the first that is still to come. Where it skips an hour, what was
 * written in that hour moves on by it.
 */
export function momentOf(text: string, zone: string, now: number): number {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  if (text.includes('T')) return firstToCome([Temporal.PlainDateTime.from(text)], zone, now);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const time = Temporal.PlainTime.from(readClock(text) ?? text);
  const days = [today, today.add({ days: 1 })];
  return firstToCome(
    days.map((day) => day.toPlainDateTime(time)),
    zone,
    now,
  );
}

function firstToCome(readings: Temporal.PlainDateTime[], zone: string, now: number): number {
  const moments = readings.flatMap((reading) =>
    (['compatible', 'later'] as const).map(
      (disambiguation) => reading.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
    ),
  );
  return moments.find((moment) => moment > now) ?? Math.max(...moments);
}
