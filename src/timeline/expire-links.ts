import type { Tx } from '#src/database/transact.ts';
import { aDay, retentionOf, usualRetention } from './retention.ts';

/** How long a link usually lives after the order left: the customer may look back, and then the door closes. */
export const lookingBack = usualRetention.links.days * aDay;

/** The same as this shop wants it. */
export async function lookingBackIn(tx: Tx, shop: string): Promise<number> {
  return (await retentionOf(tx, shop)).links * aDay;
}

type At = { shop: string; id: string };

/** The order has left: its links end after a while. */
export async function expireLinks(tx: Tx, order: At, at: number): Promise<void> {
  const expires_at = at + (await lookingBackIn(tx, order.shop));
  await tx
    .updateTable('links')
    .set({ expires_at })
    .where('shop', '=', order.shop)
    .where('order_id', '=', order.id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The order is back: whoever could follow it can do so again. */
export async function reviveLinks(tx: Tx, order: At): Promise<void> {
  await tx
    .updateTable('links')
    .set({ expires_at: null })
    .where('shop', '=', order.shop)
    .where('order_id', '=', order.id)
    .where('revoked_at', 'is', null)
    .execute();
}
