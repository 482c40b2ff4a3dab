import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

/** `to` is who collected it, if that was worth writing down. */
export const HandOver = z.strictObject({ to: z.string().trim().min(1).max(100).optional() });

/** Ready and handed over are two moments. */
export function handOver(order: Order, command: z.infer<typeof HandOver>): Draft[] | Refusal {
  if (order.state === 'open') return refuse('steps.order-not-ready');
  if (order.state !== 'ready') return refuse(`steps.order-${order.state}`);
  return [entry('order-handed-over', { to: command.to ?? null })];
}
