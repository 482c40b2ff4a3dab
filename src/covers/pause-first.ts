import type { InHand } from '#src/people/work-in-hand.ts';
import { type Draft, entry, type PauseReason } from '#src/timeline/entry-kinds.ts';
import { clockTime, isoDay } from '#src/web/clock-words.ts';
import type { Absence } from './find-absence.ts';

/** Nothing runs on in the name of somebody who is not there: who asks for a stand-in pauses it by the same press. */
export function pausesOf({ steps }: InHand, absence: Absence, zone: string, at: number): Draft[] {
  if (absence.from > at) return [];
  const reason = reasonFor(absence, zone, at);
  return steps
    .filter(({ state }) => state === 'running')
    .map(({ id: step }) => entry('step-paused', { step, reason, until: null, note: null }));
}

/** "We go on shortly" is said only where it is so. */
function reasonFor({ until }: Absence, zone: string, at: number): PauseReason {
  if (isoDay(zone, until) === isoDay(zone, at)) return 'break';
  const isRestOfDay = clockTime('en', zone, until) === '00:00' && isoDay(zone, until - 1) === isoDay(zone, at);
  return isRestOfDay ? 'end-of-day' : 'other';
}
