import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { PersonId, Reason, StepId } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { hasBegun, nameIn, stepThatIs } from './step-that-is.ts';

/** `specialist` is a colleague's id, or `nobody`. */
export const AssignStep = z.strictObject({ step: StepId, specialist: PersonId, reason: Reason.optional() });

/** Who will do it. Work under way always has somebody, and stands still until the other one goes on with it. */
export function assignStep(order: Order, command: z.infer<typeof AssignStep>, asked: Asked): Draft[] | Refusal {
  const step = stepThatIs(order, command.step, ['planned', 'running', 'paused'], asked);
  if (isRefusal(step)) return step;
  const { id, title, specialist: was, state } = step;
  const { reason = '' } = command;
  const specialist = command.specialist === 'nobody' ? null : command.specialist;
  if (specialist !== null && !asked.colleagues.get(specialist)?.here) return refuse('steps.no-such-colleague');
  if (specialist === was) return refuse('steps.already-theirs', { step: title, who: nameIn(asked, was) });
  if (specialist === null && state !== 'planned') return refuse('steps.needs-somebody', { step: title });
  if (reason === '' && was !== null && hasBegun(order)) {
    return refuse('steps.reason-to-hand-on', { step: title, who: nameIn(asked, was) });
  }
  const assigned = entry('step-assigned', { step: id, specialist, was, reason });
  if (state !== 'running') return [assigned];
  return [entry('step-paused', { step: id, reason: 'handed-on', until: null, note: null }), assigned];
}
