import type { Tx } from '#src/database/transact.ts';

/** How long a link lives after the order left: the customer may look back, and then the door closes. */
export const lookingBack = 30 * 24 * 60 * 60 * 1000;

type At = { shop: string; id: string };

/** The order has left: its links end after a while. */
export async function expireLinks(tx: Tx, order: At, at: number): Promise<void> {
  await tx
    .updateTable('links')
    .set({ expires_at: at + lookingBack })
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
