import { z } from 'zod';
import type { ShopRow } from '#src/database/tables.ts';
import { readClock } from '#src/web/clock-entry.ts';
import type { Word } from '#src/web/words.ts';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

/** Two times of the shop's clock; until may be 24:00. */
export type Range = [from: string, until: string];

/** The ranges of each day, as the shop's row keeps them; a day that is absent or empty is closed. */
export type Hours = Partial<Record<Day, Range[]>>;

export const readHours = ({ hours }: Pick<ShopRow, 'hours'>) => JSON.parse(hours) as Hours;

type Field = `${Day}-from` | `${Day}-until`;
export type HoursFields = { [F in Field]?: string | undefined };
type HoursFault = { field: Field; word: Word };

export const usualHours: Hours = Object.fromEntries(days.slice(0, 5).map((day) => [day, [['08:00', '17:30']]]));

/** Midnight is where a day may end, and no day begins. */
const readUntil = (typed: string) => (/^24([:.,]?00)?$/.test(typed.trim()) ? '24:00' : readClock(typed));

const time = (read: (typed: string) => string | null) =>
  z
    .string()
    // What cannot be read is not compared with the field beside it.
    .refine((typed) => read(typed) !== null, { error: 'people.hours-shape', abort: true })
    .transform((typed) => read(typed) ?? typed);

export const From = time(readClock);
export const Until = time(readUntil);

/** The fields of a form, two for each day: `mon-from`, `mon-until`, … */
export const hoursShape = Object.fromEntries(
  days.flatMap((day) => [
    [`${day}-from`, From.optional()],
    [`${day}-until`, Until.optional()],
  ]),
) as { [F in Field]: z.ZodOptional<typeof From> };

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
