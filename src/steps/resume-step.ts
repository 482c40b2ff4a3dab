import { z } from 'zod';
import { clockGoesOn, type Stood } from '#src/timeline/clock-goes-on.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const ResumeStep = z.strictObject({ step: StepId });

type ResumeStep = z.infer<typeof ResumeStep>;

/** Whoever goes on with it is from now on its specialist. What stood still with it goes on too. */
export function resumeStep(
  order: Order,
  command: ResumeStep,
  asked: Asked,
  stood: Stood | null = null,
): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['paused'], asked);
  if (isRefusal(step)) return step;
  return [entry('step-resumed', { step: step.id }), ...clockGoesOn(stood, asked)];
}
