import type { Tx } from '#src/database/transact.ts';
import type { Order } from '#src/timeline/order.ts';

/** Takes an order's next number, which locks it until the commit, and reads it as it is. */
export async function nextNumber(tx: Tx, shop: string, id: string, at: number): Promise<Order> {
  const row = await tx
    .updateTable('orders')
    .set((eb) => ({ last_entry: eb('last_entry', '+', 1), changed_at: at }))
    .where('shop', '=', shop)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const steps = await tx
    .selectFrom('steps')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...row, steps };
}
