import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { eraseAgain, leaveNoTrace } from './erase-person.ts';
import { appendErasures, erasureList, readErasures } from './erasure-list.ts';

/**
 * At the start: erases what the list says and the database does not know, because an older backup was restored, and
 * what a crash left half done. And the other way round: what another process erased is written into the list here.
 * Returns how many orders that was; a second time there is nothing left to do.
 */
export async function replayErasures(kitchen: Kitchen): Promise<number> {
  const { database, settings } = kitchen;
  const file = erasureList(settings.dataDir);
  const listed = await readErasures(file);
  const known = await database.reader.selectFrom('erasures').selectAll().execute();
  const isKnown = new Set(known.map(({ order_id }) => order_id));
  const isListed = new Set(listed.map(({ order }) => order));
  await appendErasures(
    file,
    known.filter((one) => !isListed.has(one.order_id)).map(({ order_id: order, at }) => ({ order, at })),
  );
  const unknown = listed.filter(({ order }) => !isKnown.has(order));
  if (unknown.length > 0)
    await database.transact(async (tx) => {
      for (const { order: order_id, at } of unknown)
        await tx
          .insertInto('erasures')
          .values({ order_id, at, done_at: null })
          .onConflict((on) => on.doNothing())
          .execute();
      return keep(undefined);
    });
  const undone = await database.reader
    .selectFrom('erasures')
    .select('order_id')
    .where('done_at', 'is', null)
    .orderBy('at')
    .execute();
  let erased = 0;
  for (const { order_id } of undone) erased += (await once(kitchen, order_id)) ? 1 : 0;
  if (erased > 0) {
    await leaveNoTrace(kitchen);
    kitchen.log.info({ orders: erased }, 'erased again what a backup brought back');
  }
  return erased;
}

async function once(kitchen: Kitchen, order: string): Promise<boolean> {
  const { database } = kitchen;
  // The orders of one person are done together.
  const still = database.reader.selectFrom('erasures').select('done_at').where('order_id', '=', order);
  if ((await still.executeTakeFirst())?.done_at !== null) return false;
  for (const shop of await kitchen.shops.all()) if (await eraseAgain(kitchen, shop, order)) return true;
  // Taken in after this backup was made: it is not here, and its id never comes again.
  const done_at = kitchen.now();
  await database.transact(async (tx) =>
    keep(await tx.updateTable('erasures').set({ done_at }).where('order_id', '=', order).execute()),
  );
  return false;
}
