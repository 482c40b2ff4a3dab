import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Doer, Order } from '#src/timeline/order.ts';

export type ErasePerson = {
  /** Somebody asked, or the time was over for which they are kept. */
  why: 'asked' | 'time';
  /** Of somebody else's order only what this follower left there. */
  follower: string | null;
};

/** The timeline says that somebody was forgotten, and not who. Everything else is done by its row writer. */
export function personErased(_order: Order, { why, follower }: ErasePerson, _asked: Asked<Doer>): Draft[] {
  return [entry('person-erased', { why, follower })];
}

/** What came with an order that left was kept for as long as the shop says. */
export function materialRemoved(_order: Order, { what }: { what: 'photos' | 'questions' }): Draft[] {
  return [entry('material-removed', { what })];
}
