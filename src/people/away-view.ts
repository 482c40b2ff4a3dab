import type { Language } from '#src/database/tables.ts';
import type { Asking } from '#src/route.ts';
import { clockTime, dayName, isoDay, moment } from '#src/web/clock-words.ts';
import { say } from '#src/web/words.ts';
import type { Absence, Span } from './absences.ts';

type Around = { language: Language; zone: string; now: number };

type Names = ReadonlyMap<string, { name: string }>;

/** An absence as a page shows it to the person or to the desk; the button of one that began says "back". */
export function absenceView(absence: Absence, names: Names, around: Around & { to: 'person' | 'desk' }) {
  const isNow = absence.from <= around.now;
  const { person, notedBy } = absence;
  return {
    id: absence.id,
    when: spanInWords(absence, around),
    isNow,
    act: say(around.language, isNow ? `people.away-back-${around.to}` : 'people.away-drop'),
    name: names.get(person)?.name ?? '',
    notedBy: notedBy === person ? null : (names.get(notedBy)?.name ?? null),
  };
}

/** "Sinds 13:42, de rest van vandaag"; "Vanaf di 1 december, tot en met vr 4 december". Whole days have no times. */
export function spanInWords({ from, until }: Span, around: Around): string {
  const { language, zone, now } = around;
  const begins = isMidnight(from, zone) ? dayName(language, zone, from) : moment(language, zone, from, now);
  const ends = untilInWords(until, around);
  return say(language, from <= now ? 'people.away-since' : 'people.away-from', { begins, ends });
}

/** "tot 13:00", "de rest van vandaag", "tot en met vrijdag 4 december". */
export function untilInWords(until: number, { language, zone, now }: Around): string {
  if (!isMidnight(until, zone)) return say(language, 'people.away-until', { when: moment(language, zone, until, now) });
  if (isoDay(zone, until - 1) === isoDay(zone, now)) return say(language, 'people.away-rest');
  return say(language, 'people.away-through', { day: dayName(language, zone, until - 1) });
}

const isMidnight = (at: number, zone: string) => clockTime('en', zone, at) === '00:00';

/** What the fields of the form start with: from today. */
export const awayFields = ({ kitchen, shop }: Asking) => ({ from: shop ? isoDay(shop.zone, kitchen.now()) : null });

export const absenceInJson = ({ from, until, ...rest }: Absence) => ({
  ...rest,
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});
