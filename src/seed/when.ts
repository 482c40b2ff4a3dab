import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const relative = /^([+-])\s?(\d{1,4})\s?(min|h|d)$/;
const units = { min: 60_000, h: 3_600_000, d: 86_400_000 };

const Iso = z.iso.datetime({ offset: true, local: true });

/** A moment as a file names it: "-40 min", "+2 h", "+1 d" from now on, or ISO 8601, by the shop's clock without an offset. */
export const When = z
  .string()
  .refine(
    (text) => relative.test(text) || Iso.safeParse(text).success,
    'is no moment such as "-40 min" or 2026-11-24T15:30',
  );

/** The moment in epoch milliseconds. */
export function readWhen(text: string, zone: string, now: number): number {
  const [, sign, count, unit] = relative.exec(text) ?? [];
  if (unit) return now + Number(`${sign}${count}`) * units[unit as keyof typeof units];
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}
