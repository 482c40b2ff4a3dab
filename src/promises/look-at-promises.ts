import type { PromiseRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Order } from '#src/timeline/order.ts';

/** What a rule about a promise knows besides the order: all that was ever promised of it, the first made first. */
export type Promises = { promises: PromiseRow[] };

export async function lookAtPromises(tx: Tx, { shop, id }: Order): Promise<Promises> {
  const promises = await tx
    .selectFrom('promises')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return { promises };
}
