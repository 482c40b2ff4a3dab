import { sql } from 'kysely';
import type { Reader } from '#src/database/transact.ts';

export type Due = { shop: string; zone: string; number: number };

/**
 * The orders with a promise whose time has passed, by the index of open promises alone. A time at which an order is ready
 * does not pass while its customer has to decide, unless it had passed before.
 */
export function findDue(reader: Reader, now: number): Promise<Due[]> {
  return (
    reader
      .selectFrom('promises')
      .innerJoin('orders', (join) =>
        join.onRef('orders.shop', '=', 'promises.shop').onRef('orders.id', '=', 'promises.order_id'),
      )
      .innerJoin('shops', 'shops.id', 'promises.shop')
      .select(['promises.shop', 'shops.zone', 'orders.number'])
      .distinct()
      // As text, not as a parameter: only then SQLite sees that the index of what is open is enough.
      .where('promises.state', '=', sql.lit('open'))
      .where('promises.until_at', '<=', now)
      .where((eb) =>
        eb.or([
          eb('promises.kind', '<>', 'ready-by'),
          eb('orders.waits_since', 'is', null),
          eb('promises.until_at', '<=', eb.ref('orders.waits_since')),
        ]),
      )
      .execute()
  );
}
