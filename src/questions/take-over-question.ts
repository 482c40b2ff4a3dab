import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion } from './which-question.ts';

export const TakeOverQuestion = z.strictObject({ question: QuestionId });

type TakeOverQuestion = z.infer<typeof TakeOverQuestion>;

/** The desk need not be offered anything: it catches what is left lying, and then its name is on it. */
export function takeOverQuestion(
  _order: Order,
  command: TakeOverQuestion,
  asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, command.question);
  if (isRefusal(question)) return question;
  const { id, owner: was, state } = question;
  if (was === asked.actor.person) return refuse('questions.yours');
  if (state === 'closed' || state === 'answered') return refuse('questions.settled');
  return [entry('question-taken-over', { question: id, was })];
}
