import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import { stillWorking } from './still-working.ts';

export const MakeReady = z.strictObject({});

/** Ready is what somebody says, and never before every step was finished or skipped by somebody. */
export function makeReady(order: Order, _command: z.infer<typeof MakeReady>, asked: Asked): Draft[] | Refusal {
  if (order.state !== 'open') return refuse(`steps.order-${order.state}`);
  const working = stillWorking(order, asked);
  if (working) return working;
  const left = order.steps.find(({ state }) => state === 'planned' || state === 'paused');
  if (left) return refuse('steps.order-step-left', { step: left.title });
  if (!order.steps.some(({ state }) => state === 'finished')) return refuse('steps.order-nothing-done');
  return [entry('order-ready', {})];
}
