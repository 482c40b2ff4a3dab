import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const FinishStep = z.strictObject({ step: StepId });

/** Any colleague may confirm it: the entry names who did, and the specialist stays who did the work. */
export function finishStep(order: Order, command: z.infer<typeof FinishStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['running'], asked);
  if (isRefusal(step)) return step;
  return [entry('step-finished', { step: step.id })];
}
