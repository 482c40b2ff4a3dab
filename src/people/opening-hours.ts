import { z } from 'zod';
import { readClock } from '#src/web/clock-entry.ts';
import type { Word } from '#src/web/words.ts';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

/** From and until on each day, as the shop's row keeps them; a day that is absent or empty is closed. */
export type Hours = Partial<Record<Day, [from: string, until: string][]>>;

type Field = `${Day}-from` | `${Day}-until`;
export type HoursFields = { [F in Field]?: string | undefined };
type HoursFault = { field: Field; word: Word };

export const usualHours: Hours = Object.fromEntries(days.slice(0, 5).map((day) => [day, [['08:00', '17:30']]]));

const Time = z
  .string()
  .refine((typed) => readClock(typed) !== null, 'people.hours-shape')
  .transform((typed) => readClock(typed) ?? typed);

/** The fields of a form, two for each day: `mon-from`, `mon-until`, … */
export const hoursShape = Object.fromEntries(
  days.flatMap((day) => [`${day}-from`, `${day}-until`]).map((field) => [field, Time.optional()]),
) as { [F in Field]: z.ZodOptional<typeof Time> };

/** What is wrong between the fields, by field; nothing when they make opening hours. */
export function hoursFaults(fields: HoursFields): HoursFault[] {
  if (days.every((day) => !fields[`${day}-from`] && !fields[`${day}-until`])) {
    return [{ field: 'mon-from', word: 'people.hours-never' }];
  }
  return days.flatMap((day): HoursFault[] => {
    const [from, until] = [fields[`${day}-from`], fields[`${day}-until`]];
    if (!from && !until) return [];
    if (!from || !until) return [{ field: from ? `${day}-until` : `${day}-from`, word: 'people.hours-both' }];
    return from < until ? [] : [{ field: `${day}-until`, word: 'people.hours-order' }];
  });
}

export function hoursOf(fields: HoursFields): Hours {
  const open = days.flatMap((day) => {
    const [from, until] = [fields[`${day}-from`], fields[`${day}-until`]];
    return from && until ? [[day, [[from, until]]]] : [];
  });
  return Object.fromEntries(open);
}
