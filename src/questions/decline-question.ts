import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion } from './which-question.ts';

export const DeclineQuestion = z.strictObject({ question: QuestionId, reason: Reason.optional() });

type DeclineQuestion = z.infer<typeof DeclineQuestion>;

/** It was never anybody else's, so nothing changes for the customer. */
export function declineQuestion(
  _order: Order,
  command: DeclineQuestion,
  asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, command.question);
  if (isRefusal(question)) return question;
  const { id, offered_to: to } = question;
  if (to !== asked.actor.person) return refuse('questions.no-offer');
  return [
    entry('question-offer-ended', { question: id, to, how: 'declined', reason: command.reason ?? null }, 'kitchen'),
  ];
}
