import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

/** An order is not ended while somebody is at work on it: the refusal names the step and who. */
export function stillWorking(order: Order, { colleagues }: Asked): Refusal | null {
  const step = order.steps.find(({ state }) => state === 'running');
  if (!step) return null;
  const who = (step.specialist && colleagues.get(step.specialist)?.name) || 'nobody';
  return refuse('steps.order-somebody-works', { step: step.title, who });
}
