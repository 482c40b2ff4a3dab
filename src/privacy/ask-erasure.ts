import type { Customer } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export type AskErasure = { follower: string; text: string };
export type AskedBefore = { isOpen: boolean };

/** One for each person at a time. */
export const erasureCause = (follower: string) => `erasure ${follower}`;

/**
 * "Forget me": the order's owner has to see to it, somebody at the desk where that one no longer works here. Nothing is
 * erased by asking: an order may be under way, and what the tax office wants stays.
 */
export function askErasure(
  order: Order,
  { follower, text }: AskErasure,
  asked: Asked<Customer>,
  { isOpen }: AskedBefore,
): Draft[] | Refusal {
  if (isOpen) return refuse('privacy.mine-asked-already');
  const staff = [...asked.colleagues.values()].filter(({ here }) => here);
  const desk = staff.find(({ roles }) => roles.includes('desk')) ?? staff.find(({ roles }) => roles.includes('owner'));
  const owner = asked.colleagues.get(order.owner)?.here ? order.owner : (desk?.id ?? order.owner);
  const [exception] = asked.ids;
  const body = { exception, of: 'raised', cause: erasureCause(follower), owner, due: asked.at, text } as const;
  return [entry('exception-raised', body, 'kitchen')];
}
