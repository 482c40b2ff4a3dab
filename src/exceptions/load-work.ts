import type { Reader, Tx } from '#src/database/transact.ts';
import { type Stint, stintKinds, stintsIn } from '#src/timeline/stints.ts';
import type { InShop } from './load-facts.ts';

export type Lasts = { word: { number: number; at: number } | null; change: number | null };

/** Of each order the last thing that somebody here let the customer read, and when its work last changed. */
export async function loadLasts(from: Reader | Tx, { shop, attended }: InShop): Promise<Map<string, Lasts>> {
  const rows = await (from as Reader)
    .selectFrom('entries')
    .select((eb) => {
      // What the clock notes and what customers write themselves is no word from the kitchen.
      const isWord = eb.and([eb('audience', '=', 'customer'), eb('actor', 'is not', null)]);
      const isChange = eb.or([eb('kind', 'like', 'step-%'), eb('kind', 'in', ['order-opened', 'order-reopened'])]);
      return [
        'order_id',
        eb.fn.max(eb.case().when(isWord).then(eb.ref('number')).end()).as('number'),
        eb.fn.max(eb.case().when(isWord).then(eb.ref('at')).end()).as('at'),
        eb.fn.max(eb.case().when(isChange).then(eb.ref('at')).end()).as('change'),
      ];
    })
    .where('shop', '=', shop)
    .where('order_id', 'in', attended)
    .groupBy('order_id')
    .execute();
  return new Map(
    rows.map(({ order_id, number, at, change }) => [
      order_id,
      { word: number === null ? null : { number: Number(number), at: Number(at) }, change: change && Number(change) },
    ]),
  );
}

/** When the steps that run or stand still were worked on, by step. */
export async function loadStints(from: Reader | Tx, { shop, attended }: InShop): Promise<Map<string, Stint[]>> {
  const rows = await (from as Reader)
    .selectFrom('entries')
    .innerJoin('steps', (join) => join.onRef('steps.shop', '=', 'entries.shop').onRef('steps.id', '=', 'entries.step'))
    .select(['entries.step', 'entries.kind', 'entries.at', 'entries.made_at'])
    .where('entries.shop', '=', shop)
    .where('entries.order_id', 'in', attended)
    .where('entries.kind', 'in', stintKinds)
    .where('steps.state', 'in', ['running', 'paused'])
    .orderBy('entries.order_id')
    .orderBy('entries.number')
    .execute();
  return stintsIn(rows);
}
