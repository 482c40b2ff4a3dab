import { Temporal } from 'temporal-polyfill';
import { days, type Hours } from '#src/people/opening-hours.ts';
import { keepLast } from '#src/web/keep-last.ts';

/** Today while the shop is open for an hour more, otherwise the next day it opens. As 2026-11-24, by the shop's clock. */
export function firstReadyDay(hours: string, zone: string, now: number): string {
  return known(`${Math.floor(now / minute)} ${zone} ${hours}`, () => readyDay(hours, zone, now));
}

const minute = 60_000;
const known = keepLast<string>(100);

function readyDay(hours: string, zone: string, now: number): string {
  const open = JSON.parse(hours) as Hours;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const anHourOn = here.add({ hours: 1 });
  const closes = (day: Temporal.PlainDate) => open[days[day.dayOfWeek - 1] ?? 'mon']?.at(-1)?.[1];
  const today = here.toPlainDate();
  const last = closes(today);
  const stillOpen = last && anHourOn.toPlainDate().equals(today) && anHourOn.toPlainTime().toString() <= `${last}:00`;
  if (stillOpen) return today.toString();
  for (let ahead = 1; ahead <= 14; ahead += 1) {
    const day = today.add({ days: ahead });
    if (closes(day)) return day.toString();
  }
  return today.toString();
}
