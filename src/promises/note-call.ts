import { z } from 'zod';
import { Day } from '#src/timeline/day.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { When } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { InWords, PromiseId } from './fields.ts';
import type { Promises } from './look-at-promises.ts';
import { rangeOf } from './when.ts';
import { standing } from './which-promise.ts';

export const NoteCall = z.strictObject({
  /** The call that was promised; left out for one that nobody had promised. */
  promise: PromiseId.optional(),
  outcome: z.enum(['spoke', 'no-answer']),
  /** What was said or agreed: the customer reads it back. */
  text: InWords.optional(),
  /** When it is tried again: a clock time, on this day if one is said. */
  day: Day.optional(),
  next: When.optional(),
});

type NoteCall = z.infer<typeof NoteCall>;

/** A call in the caller's name. Spoken is kept; without an answer the promise stands until the next try is promised. */
export function noteCall(order: Order, command: NoteCall, asked: Asked, facts: Promises): Draft[] | Refusal {
  const { promise = null, outcome, text = null } = command;
  const found = promise === null ? null : standing(order, promise, facts);
  if (found && isRefusal(found)) return found;
  if (found && found.kind !== 'call-by') return refuse('promises.no-call');
  if (outcome === 'spoke' && command.next !== undefined) return refuse('promises.spoke-already');
  const next = command.next === undefined ? null : rangeOf({ day: command.day, until: command.next }, asked);
  if (next && isRefusal(next)) return next;
  return [entry('call-noted', { promise, outcome, text, next: next && { promise: asked.ids[0], ...next } })];
}
