import { z } from 'zod';
import type { Customer } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Exceptions } from './look-at-exceptions.ts';

export const SayUnhappy = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  /** Who is to take care of it, among those on the order; left out: its owner. */
  owner: PersonId.optional(),
});

type SayUnhappy = z.infer<typeof SayUnhappy>;

/** So often it may be said at a time: after that somebody is on it already. */
const most = 3;

/** "This is not going well": to a person the customer picks, and it says at once who takes care of it. */
export function sayUnhappy(
  order: Order,
  command: SayUnhappy,
  asked: Asked<Customer>,
  { exceptions }: Exceptions,
): Draft[] | Refusal {
  const { text, owner = order.owner } = command;
  const onIt = new Set([order.owner, ...order.steps.flatMap(({ specialist }) => specialist ?? [])]);
  if (!onIt.has(owner) || !asked.colleagues.get(owner)?.here) return refuse('exceptions.not-on-order');
  const open = exceptions.filter(({ kind, state }) => kind === 'unhappy' && state === 'open');
  if (open.length >= most) {
    return refuse('exceptions.heard', { owner: asked.colleagues.get(open[0]?.owner ?? '')?.name ?? '' });
  }
  const [exception] = asked.ids;
  return [entry('exception-raised', { exception, of: 'unhappy', cause: exception, owner, due: asked.at, text })];
}
