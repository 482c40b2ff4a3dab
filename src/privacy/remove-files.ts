import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';

/** Removes the files of what is to be seen no more, of these orders; what a store does not give up now the clock removes later. */
export async function removeFiles(
  { database, photos, log, now }: Pick<Kitchen, 'database' | 'photos' | 'log' | 'now'>,
  shop: string,
  orders: readonly string[],
): Promise<number> {
  const rows = await database.reader
    .selectFrom('photos')
    .select(['id', 'removed_at'])
    .where('shop', '=', shop)
    .where('order_id', 'in', [...orders])
    .where('retracted_at', 'is not', null)
    .execute();
  const there = rows.filter(({ removed_at }) => removed_at === null);
  try {
    await photos.discard(
      shop,
      there.map(({ id }) => ({ photo: id })),
    );
  } catch (err) {
    log.error({ err }, 'the files of photos that were erased are still there');
    return 0;
  }
  if (there.length > 0)
    await database.transact(async (tx) => {
      const gone = there.map(({ id }) => id);
      const asked = tx.updateTable('photos').set({ removed_at: now() }).where('shop', '=', shop);
      return keep(await asked.where('id', 'in', gone).execute());
    });
  return there.length;
}
