import { sql } from 'kysely';
import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { aDay } from '#src/timeline/retention.ts';
import { breathe } from './breathe.ts';
import { forgetPerson } from './erase-person.ts';
import { atOnce } from './sweep-material.ts';

/** Orders of people whose last order left so long ago, and of whom nothing is under way. */
export function ordersOfThePast(reader: Reader, shop: string, until: number) {
  return (
    reader
      .selectFrom('orders')
      .where('shop', '=', shop)
      .where('erased_at', 'is', sql.lit(null))
      .where('closed_at', 'is not', sql.lit(null))
      .where('closed_at', '<=', until)
      // Their newest order first, by one look at an index: of a customer with thousands that is all there is to see.
      .where(
        (eb) =>
          eb
            .selectFrom('orders as newest')
            .select('newest.closed_at')
            .whereRef('newest.shop', '=', 'orders.shop')
            .whereRef('newest.customer', '=', 'orders.customer')
            .orderBy('newest.number', 'desc')
            .limit(1),
        '<=',
        until,
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('orders as later')
              .select('later.id')
              .whereRef('later.shop', '=', 'orders.shop')
              .whereRef('later.customer', '=', 'orders.customer')
              .where((on) => on.or([on('later.closed_at', 'is', null), on('later.closed_at', '>', until)])),
          ),
        ),
      )
  );
}

// Of each hour: a shop that comes with years of orders is not busy with nothing else.
const mostRounds = 10;

/** Forgets people who were not here for `days`: the same as if they had asked. Tells after each who was. */
export async function sweepIdentities(
  kitchen: Kitchen,
  shop: ShopRow,
  days: number,
  tell: (removed: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const until = kitchen.now() - days * aDay;
    const due = await ordersOfThePast(kitchen.database.reader, shop.id, until)
      .select(['orders.id', 'orders.customer'])
      .orderBy('orders.closed_at')
      .limit(atOnce)
      .execute();
    if (due.length === 0) return;
    const people = new Map(due.map(({ customer, id }) => [customer, id]));
    for (const order of people.values()) {
      const began = performance.now();
      const erased = await forgetPerson(kitchen, shop, order, { actor: { as: 'clock' }, why: 'time' });
      // Somebody opened one again a moment ago: at the next hour.
      if (!erased || 'open' in erased) return;
      await breathe(began);
    }
    await tell(people.size);
  }
}
