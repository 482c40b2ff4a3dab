import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, isAtDesk } from './which-question.ts';

export const WithdrawOffer = z.strictObject({ question: QuestionId });

type WithdrawOffer = z.infer<typeof WithdrawOffer>;

export function withdrawOffer(order: Order, command: WithdrawOffer, asked: Asked, facts: Questions): Draft[] | Refusal {
  const { actor, colleagues } = asked;
  const question = findQuestion(facts, command.question);
  if (isRefusal(question)) return question;
  const { id, owner, offered_to: to } = question;
  if (to === null) return refuse('questions.no-offer');
  if (owner !== actor.person && !isAtDesk(actor, order))
    return refuse('questions.of-another', { owner: colleagues.get(owner)?.name ?? '' });
  return [entry('question-offer-ended', { question: id, to, how: 'withdrawn', reason: null }, 'kitchen')];
}
