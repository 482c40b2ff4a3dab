import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { Place, Reason, StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { freePlaces, hasBegun, stepThatIs } from './step-that-is.ts';

export const MoveStep = z.strictObject({ step: StepId, position: Place, reason: Reason.optional() });

/** What is done stays where it was done; what is still to come may change places after it. */
export function moveStep(order: Order, command: z.infer<typeof MoveStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['planned', 'paused'], asked, { running: 'steps.pause-first' });
  if (isRefusal(step)) return step;
  const position = Number(command.position);
  if (position === step.position) return refuse('steps.same-place', { step: step.title, position });
  const { from, to } = freePlaces(order.steps.filter((other) => other.id !== step.id));
  if (position < from || position > to) return refuse('steps.no-such-place', { step: step.title, from, to });
  if (command.reason === undefined && hasBegun(order)) return refuse('steps.reason-needed');
  return [entry('step-moved', { step: step.id, position, reason: command.reason ?? '' })];
}
