import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { PromiseId } from './fields.ts';
import type { Promises } from './look-at-promises.ts';
import { standing } from './which-promise.ts';

export const KeepPromise = z.strictObject({ promise: PromiseId });

type KeepPromise = z.infer<typeof KeepPromise>;

/** Something in words was done. An order is ready when somebody says so, and a call is kept by calling. */
export function keepPromise(order: Order, command: KeepPromise, _asked: Asked, facts: Promises): Draft[] | Refusal {
  const found = standing(order, command.promise, facts);
  if (isRefusal(found)) return found;
  if (found.kind !== 'free') return refuse('promises.kept-otherwise');
  return [entry('promise-kept', { promise: found.id, of: found.kind })];
}
