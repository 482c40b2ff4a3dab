import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import { findStep, type Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export const AddNote = z.strictObject({
  text: z.string().trim().min(1).max(5000),
  /** For the customer, or kitchen talk that can never reach one. There is no default: who writes says which. */
  audience: z.enum(['customer', 'kitchen']),
  /** Left out: about the order as a whole. */
  step: StepId.optional(),
});

/** There is something to say about an order before, during and after the work. */
export function addNote(order: Order, command: z.infer<typeof AddNote>): Draft[] | Refusal {
  const { text, audience, step = null } = command;
  if (step !== null && !findStep(order, step)) return refuse('steps.unknown');
  return [entry('note-added', { step, text }, audience)];
}
