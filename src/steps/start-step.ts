import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const StartStep = z.strictObject({ step: StepId });

/** Whoever presses is from now on the specialist whose name the customer sees. */
export function startStep(order: Order, command: z.infer<typeof StartStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['planned'], asked);
  if (isRefusal(step)) return step;
  return [entry('step-started', { step: step.id })];
}
