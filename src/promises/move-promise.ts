import { z } from 'zod';
import { Day } from '#src/timeline/day.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason, When } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { PromiseId } from './fields.ts';
import type { Promises } from './look-at-promises.ts';
import { rangeOf } from './when.ts';
import { standing } from './which-promise.ts';

export const MovePromise = z.strictObject({
  promise: PromiseId,
  /** The day of these times, where they are clock times. */
  day: Day.optional(),
  /** Where the range begins. In a form `from` is the page to return to. */
  earliest: When.optional(),
  until: When,
  /** The customer reads it: no promise moves without one. */
  reason: Reason,
});

type MovePromise = z.infer<typeof MovePromise>;

/** Another time. The old one stays visible: as moved, or, when it has passed already, as broken with what came next. */
export function movePromise(order: Order, command: MovePromise, asked: Asked, facts: Promises): Draft[] | Refusal {
  const found = standing(order, command.promise, facts);
  if (isRefusal(found)) return found;
  const range = rangeOf({ ...command, from: command.earliest }, asked);
  if (isRefusal(range)) return range;
  if (found.state === 'open' && range.until === found.until_at && range.from === found.from_at)
    return refuse('promises.same');
  const { id: was, kind: of } = found;
  return [entry('promise-moved', { question: null, of, was, reason: command.reason, promise: asked.ids[0], ...range })];
}
