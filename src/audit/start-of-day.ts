import { Temporal } from 'temporal-polyfill';
import { dayOf } from '#src/timeline/day.ts';

/** When a day of the shop's calendar begins; `later` days behind it. A clock that changes that night changes nothing. */
export function startOfDay(zone: string, day: string, later: number, now: number): number {
  return dayOf(day, zone, now).add({ days: later }).toZonedDateTime(zone).epochMilliseconds;
}

/** "2026-11-24 13:42:07" by the shop's clock. */
export function stamp(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}
