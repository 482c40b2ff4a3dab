import type { PhotoRow } from '#src/database/entry-tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import type { Order } from '#src/timeline/order.ts';

export type PhotoFacts = { photo: PhotoRow | null };

/** A photo of this order, and of no other. */
export async function findPhoto(
  reader: Reader | Tx,
  { shop, id: order }: Pick<Order, 'shop' | 'id'>,
  photo: string,
): Promise<PhotoRow | null> {
  const found = await reader
    .selectFrom('photos')
    .selectAll()
    .where('shop', '=', shop)
    .where('id', '=', photo)
    .where('order_id', '=', order)
    .executeTakeFirst();
  return found ?? null;
}

export async function lookAtPhoto(tx: Tx, order: Order, { photo }: { photo: string }): Promise<PhotoFacts> {
  return { photo: await findPhoto(tx, order, photo) };
}
