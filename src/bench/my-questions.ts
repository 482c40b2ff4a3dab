import type { WorkingClock } from '#src/people/working-clock.ts';
import type { Reading } from '#src/timeline/answer-by.ts';
import { type BusySince, isHeld } from '#src/timeline/held.ts';
import type { Question } from '#src/timeline/read-questions.ts';

/** Somebody's questions: who waits for them, whose turn it is, and what of it may come between them and their work. */
export type MyQuestions = {
  /** Mine to answer and offered to me: what is urgent first, then by the time that was promised. */
  open: Question[];
  /** Those of the open ones that keep until a break. */
  held: Question[];
  /** The customer's turn. */
  waiting: Question[];
  settled: Question[];
};

export const nothingAsked: MyQuestions = { open: [], held: [], waiting: [], settled: [] };

export type ReadsWhen = { busySince: BusySince; reading: Reading; clock: WorkingClock; now: number };

export function sortQuestions(questions: Question[], person: string, when: ReadsWhen): MyQuestions {
  const open = questions.filter(({ state }) => state === 'open').sort(byNeed);
  return {
    open,
    held: open.filter((question) => isHeld(asItCame(question, person), when)),
    waiting: questions.filter(({ state }) => state === 'asked-back').sort((one, other) => one.turn_at - other.turn_at),
    settled: questions.filter(({ state }) => state === 'answered' || state === 'closed'),
  };
}

function byNeed(one: Question, other: Question): number {
  const urgent = ({ urgent_at }: Question) => (urgent_at === null ? 1 : 0);
  return urgent(one) - urgent(other) || one.until_at - other.until_at || one.asked_at - other.asked_at;
}

/** What a colleague offers came when it was offered, however long ago it was asked. */
const asItCame = (question: Question, person: string): Question =>
  question.owner === person ? question : { ...question, turn_at: question.offered_at ?? question.turn_at };
