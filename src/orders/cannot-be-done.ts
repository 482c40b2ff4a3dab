import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Reason } from './reason.ts';
import { stillWorking } from './still-working.ts';

export const CannotBeDone = z.strictObject({ reason: Reason });

/** Bad news has words, and whoever found it out may say it. */
export function cannotBeDone(order: Order, command: z.infer<typeof CannotBeDone>, asked: Asked): Draft[] | Refusal {
  if (order.state !== 'open' && order.state !== 'ready') return refuse(`steps.order-${order.state}`);
  return stillWorking(order, asked) ?? [entry('order-cannot-be-done', { reason: command.reason })];
}
