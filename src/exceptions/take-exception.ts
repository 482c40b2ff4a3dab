import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Exceptions } from './look-at-exceptions.ts';
import { ExceptionId, openException } from './which-exception.ts';

export const TakeException = z.strictObject({
  exception: ExceptionId,
  /** Whose it was on the card that was pressed: two people at one board must not take it unknowingly. */
  was: PersonId,
});

type TakeException = z.infer<typeof TakeException>;

export function takeException(
  _order: Order,
  command: TakeException,
  asked: Asked,
  facts: Exceptions,
): Draft[] | Refusal {
  const { actor, colleagues } = asked;
  const found = openException(facts, command.exception);
  if (isRefusal(found)) return found;
  const { id: exception, kind: of, owner: was } = found;
  if (was === actor.person) return refuse('exceptions.yours');
  if (was !== command.was) return refuse('exceptions.taken', { owner: colleagues.get(was)?.name ?? '' });
  return [entry('exception-taken', { exception, of, was }, 'kitchen')];
}
