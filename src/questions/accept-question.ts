import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion } from './which-question.ts';

export const AcceptQuestion = z.strictObject({ question: QuestionId });

type AcceptQuestion = z.infer<typeof AcceptQuestion>;

/** Now it is theirs, with the time that the customer was promised; the customer reads who has it. */
export function acceptQuestion(
  _order: Order,
  command: AcceptQuestion,
  asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, command.question);
  if (isRefusal(question)) return question;
  if (question.owner === asked.actor.person) return refuse('questions.yours');
  if (question.offered_to !== asked.actor.person) return refuse('questions.no-offer');
  return [entry('question-accepted', { question: question.id, was: question.owner })];
}
