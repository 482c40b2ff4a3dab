import type { Clock } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import type { Questions } from './look-at-questions.ts';

/** What the clock notes when a promised answer has not come. It finds it once: a broken promise is open no more. */
export function noteBroken(_order: Order, _command: object, { at }: Asked<Clock>, { questions }: Questions): Draft[] {
  return questions
    .filter(({ state, promised, until_at }) => state === 'open' && promised === 'open' && until_at <= at)
    .map(({ id: question, promise, until_at: until }) => entry('promise-broken', { question, promise, until }));
}
