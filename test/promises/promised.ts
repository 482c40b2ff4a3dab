import type { PromiseRow } from '#src/database/tables.ts';
import { marieke, shop, tuesday } from '../cast.ts';

/** Ready between 15:30 and 16:15, promised two hours ago, unless it says otherwise. */
export function aPromise(given: Partial<PromiseRow> = {}): PromiseRow {
  return {
    shop,
    id: 'promise-1',
    order_id: 'order-1',
    kind: 'ready-by',
    question: null,
    words: null,
    from_at: at('15:30'),
    until_at: at('16:15'),
    owner: marieke.person,
    state: 'open',
    made_at: tuesday - 7_200_000,
    ended_at: null,
    ...given,
  };
}

export const aCall = (given: Partial<PromiseRow> = {}): PromiseRow =>
  aPromise({
    id: 'call-1',
    kind: 'call-by',
    words: 'Over de kosten.',
    from_at: at('15:00'),
    until_at: at('15:00'),
    ...given,
  });

export const aWord = (given: Partial<PromiseRow> = {}): PromiseRow =>
  aPromise({
    id: 'free-1',
    kind: 'free',
    words: 'De onderdelen zijn binnen.',
    from_at: at('15:00'),
    until_at: at('15:00'),
    ...given,
  });

/** A moment in Amsterdam in that week, this Tuesday unless it says another day. */
export const at = (clock: string, day = '2026-11-24'): number => Date.parse(`${day}T${clock}:00+01:00`);
