import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Exceptions } from './look-at-exceptions.ts';
import { ExceptionId, mayAct, openException } from './which-exception.ts';

export const SettleException = z.strictObject({
  exception: ExceptionId,
  /** What was done about it, for the kitchen's record. */
  text: Reason,
  /** What the customer is told of it; left out: nothing. */
  told: Reason.optional(),
});

type SettleException = z.infer<typeof SettleException>;

/** Settling needs a sentence. If the cause remains it is raised again after a while. */
export function settleException(
  order: Order,
  command: SettleException,
  asked: Asked,
  facts: Exceptions,
): Draft[] | Refusal {
  const { text, told } = command;
  const found = openException(facts, command.exception);
  if (isRefusal(found)) return found;
  const { id: exception, kind: of, owner } = found;
  if (!mayAct(asked.actor, order, found))
    return refuse('exceptions.of-another', { owner: asked.colleagues.get(owner)?.name ?? '' });
  const settled = entry('exception-settled', { exception, of, text }, 'kitchen');
  return told === undefined ? [settled] : [settled, entry('note-added', { step: null, text: told })];
}
