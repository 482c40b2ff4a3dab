import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion } from './which-question.ts';

export const SetUrgency = z.strictObject({ question: QuestionId, urgency: z.enum(['urgent', 'usual']) });

type SetUrgency = z.infer<typeof SetUrgency>;

/** What is urgent comes through at once, also to somebody with both hands at work. */
export function setUrgency(
  _order: Order,
  { question: id, urgency }: SetUrgency,
  _asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  if (question.state !== 'open') return refuse('questions.settled');
  if ((question.urgent_at !== null) === (urgency === 'urgent')) return [];
  return [entry('question-urgency', { question: id, urgency }, 'kitchen')];
}
