import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Line, QuestionId } from './fields.ts';
import type { Questions } from './look-at-questions.ts';
import { findQuestion, isAtDesk } from './which-question.ts';

export const OfferQuestion = z.strictObject({
  question: QuestionId,
  to: PersonId,
  /** What the colleague has to know, so that the customer need not tell the story again. */
  note: Line,
});

type OfferQuestion = z.infer<typeof OfferQuestion>;

/** Handing over is offering: it stays with its owner until the other accepts. A newer offer replaces the older. */
export function offerQuestion(order: Order, command: OfferQuestion, asked: Asked, facts: Questions): Draft[] | Refusal {
  const { question: id, to, note } = command;
  const { actor, colleagues } = asked;
  const question = findQuestion(facts, id);
  if (isRefusal(question)) return question;
  const owner = colleagues.get(question.owner)?.name ?? '';
  if (question.owner !== actor.person && !isAtDesk(actor, order)) return refuse('questions.of-another', { owner });
  if (question.state !== 'open') return refuse('questions.settled');
  const colleague = colleagues.get(to);
  if (!colleague?.here) return refuse('questions.offer-nobody');
  if (to === question.owner) return refuse('questions.offer-owner', { owner });
  if (to === question.offered_to) return refuse('questions.offer-again', { to: colleague.name });
  return [entry('question-offered', { question: id, to, note }, 'kitchen')];
}
