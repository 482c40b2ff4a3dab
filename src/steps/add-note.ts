import { z } from 'zod';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { StepId } from '#src/timeline/fields.ts';
import { type Asked, findStep, type Order } from '#src/timeline/order.ts';
import { Alt, moments, shown } from '#src/timeline/photos.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';

export const AddNote = z.strictObject({
  /** Left out where a photo says it. */
  text: z.string().trim().max(5000).optional(),
  alt: Alt,
  /** A pair of photos: how it was, and how it is now. */
  moment: z.enum(moments).optional(),
  /** For the customer, or kitchen talk that can never reach one. There is no default: who writes says which. */
  audience: z.enum(['customer', 'kitchen']),
  /** Left out: about the order as a whole. */
  step: StepId.optional(),
});

/** There is something to say about an order before, during and after the work. */
export function addNote(order: Order, command: z.infer<typeof AddNote>, asked: Asked): Draft[] | Refusal {
  const { text = '', audience, step = null } = command;
  const { photos = [] } = asked;
  if (text === '' && photos.length === 0) return { ...refuse('steps.note-empty'), field: 'text' };
  if (step !== null && !findStep(order, step)) return refuse('steps.unknown');
  return [entry('note-added', { step, text, ...shown(photos, command) }, audience)];
}
