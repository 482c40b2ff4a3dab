import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId, Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export const RaiseException = z.strictObject({
  text: Reason,
  /** Whose it is; left out: the order's owner. */
  owner: PersonId.optional(),
});

type RaiseException = z.infer<typeof RaiseException>;

/** What staff see going wrong before any clock does. It is somebody's at once, and it is for now. */
export function raiseException(order: Order, command: RaiseException, asked: Asked): Draft[] | Refusal {
  const { text, owner = order.owner } = command;
  if (!asked.colleagues.get(owner)?.here) return refuse('exceptions.nobody');
  const [exception] = asked.ids;
  const body = { exception, of: 'raised', cause: exception, owner, due: asked.at, text } as const;
  return [entry('exception-raised', body, 'kitchen')];
}
