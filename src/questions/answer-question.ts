import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { Alt, shown } from '#src/timeline/photos.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { QuestionId, Words } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, makeMine } from './which-question.ts';

export const AnswerQuestion = z.strictObject({ question: QuestionId, text: Words, alt: Alt });

type AnswerQuestion = z.infer<typeof AnswerQuestion>;

/** An answer may always be added to, also after the order is over: the customer still has the page. */
export function answerQuestion(
  order: Order,
  { question: id, text, alt }: AnswerQuestion,
  asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  const mine = makeMine(question, order, asked);
  return isRefusal(mine)
    ? mine
    : [...mine, entry('question-answered', { question: id, text, ...shown(asked.photos ?? [], { alt }) })];
}
