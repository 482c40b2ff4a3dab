import { rolesIn, type Staff } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Questions } from './look-at-questions.ts';

export function findQuestion({ questions }: Questions, id: string): Question | Refusal {
  return questions.find((one) => one.id === id) ?? refuse('questions.unknown');
}

/** The desk answers for every question of its shop; at a shared tablet nobody is more than a technician. */
export const isAtDesk = (actor: Staff, { shop }: Order): boolean =>
  rolesIn(actor, shop).some((role) => role !== 'technician');

/**
 * Who speaks to the customer owns the question: its owner as it is, somebody it was offered to by accepting it first,
 * the desk by taking it over first. Anybody else is told whose it is.
 */
export function makeMine(question: Question, order: Order, { actor, colleagues }: Asked): Draft[] | Refusal {
  const { id, owner: was, offered_to } = question;
  if (was === actor.person) return [];
  if (offered_to === actor.person) return [entry('question-accepted', { question: id, was })];
  if (isAtDesk(actor, order)) return [entry('question-taken-over', { question: id, was })];
  return refuse('questions.of-another', { owner: colleagues.get(was)?.name ?? '' });
}
