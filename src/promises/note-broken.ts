import type { Clock } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import type { Promises } from './look-at-promises.ts';

/** What the clock notes when a promised time has passed. It finds it once: a broken promise is open no more. */
export function noteBroken(_order: Order, _command: object, { at }: Asked<Clock>, { promises }: Promises): Draft[] {
  return promises
    .filter(({ state, until_at }) => state === 'open' && until_at <= at)
    .map(({ id: promise, kind: of, question, until_at: until }) =>
      entry('promise-broken', { question, of, promise, until }),
    );
}
