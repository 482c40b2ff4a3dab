import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Reason } from './reason.ts';
import { stillWorking } from './still-working.ts';

export const CancelOrder = z.strictObject({ reason: Reason });

/** The customer or the shop does not want it any more. What was done and what was planned stays as it is. */
export function cancelOrder(order: Order, command: z.infer<typeof CancelOrder>, asked: Asked): Draft[] | Refusal {
  if (order.state !== 'open' && order.state !== 'ready') return refuse(`steps.order-${order.state}`);
  return stillWorking(order, asked) ?? [entry('order-cancelled', { reason: command.reason })];
}
