import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const ResumeStep = z.strictObject({ step: StepId });

/** Whoever goes on with it is from now on its specialist. */
export function resumeStep(order: Order, command: z.infer<typeof ResumeStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['paused'], asked);
  if (isRefusal(step)) return step;
  return [entry('step-resumed', { step: step.id })];
}
