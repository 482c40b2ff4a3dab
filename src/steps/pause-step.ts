import { z } from 'zod';
import { type Draft, entry, pauseReasons } from '#src/timeline/entry-kinds.ts';
import { StepId, When } from '#src/timeline/fields.ts';
import { momentOf } from '#src/timeline/moment-of.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { stepThatIs } from './step-that-is.ts';

export const PauseStep = z.strictObject({
  step: StepId,
  reason: z.enum(pauseReasons),
  /** Until about when the work stands still, if anybody knows. */
  until: When.optional(),
  /** What the customer reads instead of the usual sentence for the reason. */
  note: z.string().trim().min(1).max(500).optional(),
});

const year = 366 * 24 * 60 * 60 * 1000;

/** Waiting has words: for what, and until when. */
export function pauseStep(order: Order, command: z.infer<typeof PauseStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['running'], asked);
  if (isRefusal(step)) return step;
  const until = command.until === undefined ? null : momentOf(command.until, asked.zone, asked.at);
  if (until !== null && until <= asked.at) return refuse('steps.until-past');
  if (until !== null && until > asked.at + year) return refuse('steps.until-far');
  return [entry('step-paused', { step: step.id, reason: command.reason, until, note: command.note ?? null })];
}
