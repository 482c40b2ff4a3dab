import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export const TakeOrder = z.strictObject({});

/** One owner, always: whoever takes it is the one from now on, also for an order that is over but not forgotten. */
export function takeOrder(order: Order, _command: z.infer<typeof TakeOrder>, asked: Asked): Draft[] | Refusal {
  if (order.owner === asked.actor.person) return refuse('steps.order-yours');
  return [entry('order-taken', { was: order.owner })];
}
