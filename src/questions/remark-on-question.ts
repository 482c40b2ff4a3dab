import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { QuestionId, Words } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion } from './which-question.ts';

export const RemarkOnQuestion = z.strictObject({ question: QuestionId, text: Words });

type RemarkOnQuestion = z.infer<typeof RemarkOnQuestion>;

/** Between colleagues. There is no audience to choose here, so it cannot be chosen wrongly. */
export function remarkOnQuestion(
  _order: Order,
  { question: id, text }: RemarkOnQuestion,
  _asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, id);
  return isRefusal(question) ? question : [entry('question-remarked', { question: id, text }, 'kitchen')];
}
