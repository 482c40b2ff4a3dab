import type { Tx } from '#src/database/transact.ts';

/** All of an order, or of it only what came by one follower. */
type Whose = { shop: string; order_id: string; follower?: string };

/** Photos that are still seen are seen no more; their files go afterwards. */
export async function retractPhotos(tx: Tx, whose: Whose, at: number): Promise<void> {
  await tx
    .updateTable('photos')
    .set({ retracted_at: at })
    .where((eb) => eb.and(whose))
    .where('retracted_at', 'is', null)
    .execute();
}

/** Links that still open it open nothing any more. */
export async function revokeLinks(tx: Tx, whose: Whose, at: number): Promise<void> {
  await tx
    .updateTable('links')
    .set({ revoked_at: at })
    .where((eb) => eb.and(whose))
    .where('revoked_at', 'is', null)
    .execute();
}
