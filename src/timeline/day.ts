import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A day of the shop's calendar, as a form or a program says it: 2026-11-24, today or tomorrow. */
export const Day = z
  .string()
  .trim()
  .refine((text) => ['today', 'tomorrow'].includes(text) || z.iso.date().safeParse(text).success, 'orders.day-wrong');

export function dayOf(text: string, zone: string, now: number): Temporal.PlainDate {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return { today, tomorrow: today.add({ days: 1 }) }[text] ?? Temporal.PlainDate.from(text);
}
