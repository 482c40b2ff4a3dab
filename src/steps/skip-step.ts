import { z } from 'zod';
import { clockGoesOn, type Stood } from '#src/timeline/clock-goes-on.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Reason, StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const SkipStep = z.strictObject({ step: StepId, reason: Reason });

type SkipStep = z.infer<typeof SkipStep>;

/** Nobody's work is taken from under their hands: what runs is paused first. What stood still with it goes on. */
export function skipStep(order: Order, command: SkipStep, asked: Asked, stood: Stood | null = null): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['planned', 'paused'], asked, { running: 'steps.pause-first' });
  if (isRefusal(step)) return step;
  return [entry('step-skipped', { step: step.id, reason: command.reason }), ...clockGoesOn(stood, asked)];
}
