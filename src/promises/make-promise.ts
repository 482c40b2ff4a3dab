import { z } from 'zod';
import { Day } from '#src/timeline/day.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { When } from '#src/timeline/fields.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { InWords } from './fields.ts';
import type { Promises } from './look-at-promises.ts';
import { rangeOf } from './when.ts';

export const MakePromise = z
  .strictObject({
    of: z.enum(['ready-by', 'call-by', 'free']),
    /** The day of these times, where they are clock times. */
    day: Day.optional(),
    /** Where the range begins. In a form `from` is the page to return to. */
    earliest: When.optional(),
    until: When,
    /** What is promised; of a call what it is about. */
    words: InWords.optional(),
  })
  .refine(({ of, words }) => of !== 'free' || words !== undefined, {
    message: 'promises.words-needed',
    path: ['words'],
  });

type MakePromise = z.infer<typeof MakePromise>;

/** A time for the whole order, for a call, or for something in words. Whoever promises a call answers for it. */
export function makePromise(
  order: Order,
  command: MakePromise,
  asked: Asked,
  { promises }: Promises,
): Draft[] | Refusal {
  const { of, words = null } = command;
  if (of === 'ready-by') {
    if (order.state !== 'open') return refuse('promises.order-over');
    if (promises.some(({ kind, state }) => kind === 'ready-by' && state === 'open')) return refuse('promises.move-it');
  }
  const range = rangeOf({ ...command, from: of === 'ready-by' ? command.earliest : undefined }, asked);
  if (isRefusal(range)) return range;
  return [entry('promise-made', { promise: asked.ids[0], of, words: of === 'ready-by' ? null : words, ...range })];
}
