import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { Reason } from './reason.ts';

export const ReopenOrder = z.strictObject({ reason: Reason });

/** However it ended, it can go on; what became of the promise stays on the record. */
export function reopenOrder(order: Order, command: z.infer<typeof ReopenOrder>): Draft[] | Refusal {
  if (order.state === 'open') return refuse('steps.order-open');
  return [entry('order-reopened', { reason: command.reason })];
}
