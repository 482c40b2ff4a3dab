import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { Alt, shown } from '#src/timeline/photos.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { QuestionId, Words } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, makeMine } from './which-question.ts';

export const AskBack = z.strictObject({ question: QuestionId, text: Words, alt: Alt });

type AskBack = z.infer<typeof AskBack>;

/** From here on it is the customer's turn, and no clock runs. */
export function askBack(
  order: Order,
  { question: id, text, alt }: AskBack,
  asked: Asked,
  facts: Questions,
): Draft[] | Refusal {
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  const mine = makeMine(question, order, asked);
  return isRefusal(mine)
    ? mine
    : [...mine, entry('question-asked-back', { question: id, text, ...shown(asked.photos ?? [], { alt }) })];
}
