import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason, StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const TakeBackStep = z.strictObject({ step: StepId, reason: Reason.optional() });

const notFinished = {
  planned: 'steps.not-finished',
  running: 'steps.not-finished',
  paused: 'steps.not-finished',
} as const;

/** A finish that was pressed too early: the work goes on, and the timeline says so. */
export function takeBackStep(order: Order, command: z.infer<typeof TakeBackStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['finished'], asked, notFinished);
  if (isRefusal(step)) return step;
  return [entry('step-taken-back', { step: step.id, reason: command.reason ?? null })];
}
