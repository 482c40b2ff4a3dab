import { lastReadingTime, type WorkingClock } from '#src/people/working-clock.ts';
import type { Reading } from './answer-by.ts';
import type { Question } from './read-questions.ts';
import { isOverdue } from './threads.ts';

/** Since when somebody has their hands full without a break; null while nothing runs. */
export type BusySince = number | null;

/**
 * Whether a question is held back from the one who is at work: it shows at a break, at a reading time that has come
 * since, and at once when the desk calls it urgent or its time has run out. Nothing is ever held from being read on
 * purpose.
 */
export function isHeld(
  question: Question,
  { busySince, reading, clock, now }: { busySince: BusySince; reading: Reading; clock: WorkingClock; now: number },
): boolean {
  if (busySince === null || question.state !== 'open') return false;
  if (question.urgent_at !== null || isOverdue(question, now)) return false;
  const read = lastReadingTime(clock, reading.times, now);
  return read === null || read < Math.max(question.turn_at, busySince);
}
