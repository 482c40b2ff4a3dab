import { z } from 'zod';
import { rolesIn } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId, Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export const OfferOrder = z.strictObject({ to: PersonId, note: Reason });
export const AnswerOrderOffer = z.strictObject({});

type OfferOrder = z.infer<typeof OfferOrder>;
type AnswerOrderOffer = z.infer<typeof AnswerOrderOffer>;

/** Handing over is offering: it stays its owner's until the other accepts. A newer offer replaces the older. */
export function offerOrder(order: Order, { to, note }: OfferOrder, asked: Asked): Draft[] | Refusal {
  const { owner, state, offered_to } = order;
  const name = (id: string) => asked.colleagues.get(id)?.name ?? '';
  if (state !== 'open' && state !== 'ready') return refuse(`steps.order-${state}`);
  if (!mayGive(order, asked)) return refuse('orders.of-another', { owner: name(owner) });
  if (!asked.colleagues.get(to)?.here) return refuse('orders.offer-nobody');
  if (to === owner) return refuse('orders.offer-owner', { owner: name(owner) });
  if (to === offered_to) return refuse('orders.offer-again', { to: name(to) });
  return [entry('order-offered', { to, note }, 'kitchen')];
}

/** The customer reads who answers for the order now, as with every other change of hands. */
export function acceptOrder(order: Order, _command: AnswerOrderOffer, asked: Asked): Draft[] | Refusal {
  if (order.offered_to !== asked.actor.person) return refuse('orders.no-offer');
  return [entry('order-taken', { was: order.owner })];
}

/** Whom it was offered to says no, or whose it is thinks better of it. */
export function endOrderOffer(order: Order, _command: AnswerOrderOffer, asked: Asked): Draft[] | Refusal {
  const { offered_to: to, owner } = order;
  if (to === null) return refuse('orders.no-offer');
  if (to === asked.actor.person) return [entry('order-offer-ended', { to, how: 'declined' }, 'kitchen')];
  if (!mayGive(order, asked)) return refuse('orders.of-another', { owner: asked.colleagues.get(owner)?.name ?? '' });
  return [entry('order-offer-ended', { to, how: 'withdrawn' }, 'kitchen')];
}

/** The desk answers for every order of its shop; at a shared tablet nobody is more than a technician. */
const mayGive = ({ owner, shop }: Order, { actor }: Asked): boolean =>
  owner === actor.person || rolesIn(actor, shop).some((role) => role !== 'technician');
