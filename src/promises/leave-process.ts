import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason } from '#src/timeline/fields.ts';
import type { Order } from '#src/timeline/order.ts';

export const LeaveProcess = z.strictObject({ reason: Reason });

/** "We left the process for this customer, because …": an ordinary act and no fault, for the kitchen and its owner. */
export function leaveProcess(_order: Order, { reason }: z.infer<typeof LeaveProcess>): Draft[] {
  return [entry('process-left', { reason }, 'kitchen')];
}
