import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason, When } from '#src/timeline/fields.ts';
import { momentOf } from '#src/timeline/moment-of.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, isAtDesk } from './which-question.ts';

export const MoveAnswer = z.strictObject({
  question: QuestionId,
  until: When,
  /** The customer reads it: no promise moves without one. */
  reason: Reason,
});

type MoveAnswer = z.infer<typeof MoveAnswer>;

const farthest = 31 * 24 * 60 * 60 * 1000;

/** Another time for the answer. The old one stays visible, as moved or, if it has passed already, as broken. */
export function moveAnswer(order: Order, command: MoveAnswer, asked: Asked, facts: Questions): Draft[] | Refusal {
  const { question: id, reason } = command;
  const { actor, at, zone, colleagues, ids } = asked;
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  if (question.owner !== actor.person && !isAtDesk(actor, order))
    return refuse('questions.of-another', { owner: colleagues.get(question.owner)?.name ?? '' });
  if (question.state !== 'open') return refuse('questions.settled');
  const until = momentOf(command.until, zone, at);
  if (until <= at) return refuse('questions.move-past');
  if (until > at + farthest) return refuse('questions.move-far');
  if (until === question.until_at && question.promised === 'open') return refuse('questions.move-same');
  return [entry('promise-moved', { question: id, was: question.promise, reason, promise: ids[0], from: until, until })];
}
