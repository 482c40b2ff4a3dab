import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, makeMine } from './which-question.ts';

export const CloseQuestion = z.strictObject({
  question: QuestionId,
  /** The customer reads it. "Thank you!" needs no answer and no reason. */
  reason: Reason.optional(),
});

type CloseQuestion = z.infer<typeof CloseQuestion>;

/** No answer is needed. The customer reads that too, and can write on. */
export function closeQuestion(order: Order, command: CloseQuestion, asked: Asked, facts: Questions): Draft[] | Refusal {
  const { question: id, reason = null } = command;
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  if (question.state === 'closed' || question.state === 'answered') return refuse('questions.settled');
  const mine = makeMine(question, order, asked);
  return isRefusal(mine) ? mine : [...mine, entry('question-closed', { question: id, reason })];
}
