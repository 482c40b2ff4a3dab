import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason, StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const RedoStep = z.strictObject({ step: StepId, reason: Reason });

const notOver = { planned: 'steps.not-over', running: 'steps.not-over', paused: 'steps.not-over' } as const;

/** What was done has to be done again, or what was skipped is needed after all. */
export function redoStep(order: Order, command: z.infer<typeof RedoStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['finished', 'skipped'], asked, notOver);
  if (isRefusal(step)) return step;
  return [entry('step-redone', { step: step.id, reason: command.reason })];
}
