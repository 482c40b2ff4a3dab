import type { Clock } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import { standsSince } from '#src/timeline/late.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import type { Promises } from './look-at-promises.ts';

/**
 * What the clock notes when a promised time has passed. It finds it once: a broken promise is open no more. The time at
 * which an order is ready passes not while its customer has to decide.
 */
export function noteBroken(order: Order, _command: object, { at }: Asked<Clock>, { promises }: Promises): Draft[] {
  return promises
    .filter(({ state, until_at }) => state === 'open' && until_at <= at)
    .filter((promise) => promise.kind !== 'ready-by' || standsSince({ ...order, promise }) === null)
    .map(({ id: promise, kind: of, question, until_at: until }) =>
      entry('promise-broken', { question, of, promise, until }),
    );
}
