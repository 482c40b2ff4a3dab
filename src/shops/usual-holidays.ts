import { Temporal } from 'temporal-polyfill';
import type { Language } from '#src/web/words.ts';

export type Holiday = { day: string; name: string };

/** The public holidays of a country in a year, by their names in a language; a day has one name. */
export async function usualHolidays(country: string, year: number, language: Language): Promise<Holiday[]> {
  // It knows the whole world and takes its time to load: only who asks for it waits for it.
  const { default: Calendar } = await import('date-holidays');
  const calendar = new Calendar(country, { types: ['public'], languages: [language, 'en'] });
  const days = new Map<string, string>();
  for (const { date, start, end, name } of calendar.getHolidays(year))
    for (const day of wholeDays(date.slice(0, 10), end.getTime() - start.getTime()))
      if (!days.has(day)) days.set(day, name.slice(0, 80));
  return [...days].map(([day, name]) => ({ day, name })).toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

const hour = 60 * 60 * 1000;

/** A feast can last days, one of them an hour short; of half a day the shop decides itself. */
function wholeDays(first: string, long: number): string[] {
  const count = Math.floor((long + hour) / (24 * hour));
  return Array.from({ length: count }, (_, n) => Temporal.PlainDate.from(first).add({ days: n }).toString());
}
