import type { Telling } from '#src/timeline/sentence.ts';
import { clockTime, dayName, isoDay, moment, rangeEnd } from '#src/web/clock-words.ts';
import { say, type Word } from '#src/web/words.ts';

/** A moment with what decides how it is said: "om 13:05" today, "op di 24 nov 13:05" on another day. */
export type When = { at: number; day: 'today' | 'other' };

export const whenOf = ({ zone, now }: Telling, at: number): When => ({
  at,
  day: isoDay(zone, at) === isoDay(zone, now) ? 'today' : 'other',
});

/** From one moment to another; the day is said once where it is the same. Where only the end counts both are one. */
export type Span = { from: number; until: number; oneDay: boolean; shape: 'range' | 'end' };

export const spanOf = ({ zone }: Telling, from: number, until: number): Span => ({
  from,
  until,
  oneDay: isoDay(zone, from) === isoDay(zone, until),
  shape: from === until ? 'end' : 'range',
});

/** A span as words for a sentence: "15:30" and "16:15", or "di 24 nov 15:30" and "16:15". */
export function spanWords({ language, zone, now }: Telling, { from, until, oneDay }: Span) {
  const last = oneDay ? clockTime(language, zone, until) : moment(language, zone, until, now);
  return { from: moment(language, zone, from, now), until: last };
}

/** What a heading says of the day: today, the day's own name, or nothing where the span names its days itself. */
export function dayWord(told: Telling, { from, oneDay }: Span): string {
  if (!oneDay) return 'none';
  return whenOf(told, from).day === 'today' ? 'today' : dayName(told.language, told.zone, from);
}

/** A piece of a sentence, and the moment it names if it names one. */
export type Part = { text: string; at: number | null };

/** A sentence with `from` and `until` in it, cut so that a machine can read the moments too. */
export function timedSentence(
  { language, zone, now }: Telling,
  word: Word,
  values: Record<string, string>,
  { from, until }: { from: number; until: number },
): Part[] {
  const [first, last] = ['\ue000', '\ue001'];
  const sentence = say(language, word, { ...values, from: first, until: last });
  const end = sentence.includes(first)
    ? rangeEnd(language, zone, from, until, now)
    : moment(language, zone, until, now);
  return sentence.split(/([\ue000\ue001])/).map((text) => {
    if (text === first) return { text: moment(language, zone, from, now), at: from };
    return text === last ? { text: end, at: until } : { text, at: null };
  });
}
