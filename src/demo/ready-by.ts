import { Temporal } from 'temporal-polyfill';

const slot = { minutes: 45 };

/** A promise so many minutes ahead, as the intake's fields; it never runs past midnight, because it is about one day. */
export function readyBy(now: number, zone: string, minutes: number): { day: string; from: string; until: string } {
  const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).add({ minutes });
  let from = at.toPlainDateTime().with({ minute: at.minute - (at.minute % 5), second: 0, millisecond: 0 });
  if (from.add(slot).day !== from.day) from = from.add({ days: 1 }).withPlainTime('00:15');
  const clock = (time: typeof from) => time.toPlainTime().toString({ smallestUnit: 'minute' });
  return { day: from.toPlainDate().toString(), from: clock(from), until: clock(from.add(slot)) };
}
