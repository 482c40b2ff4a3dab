import type { ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Clock, Staff } from '#src/people/actor.ts';
import { insertAudit } from '#src/people/audit.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { blankIdentities } from './blank-identities.ts';
import { appendErasures, erasureList } from './erasure-list.ts';
import { type ErasePerson, personErased } from './person-erased.ts';
import { removeFiles } from './remove-files.ts';
import { type Behind, whoIsBehind } from './who-is-behind.ts';

/** What is under way has to be handed over or cancelled first. */
export type StillOpen = { open: string[] };

export type Erased = { orders: string[]; follows: number; photos: number };

type By = { actor: Staff | Clock; why: ErasePerson['why'] };

/**
 * Forgets the person behind an order, in this shop: in every order of theirs and wherever they looked on. First it is
 * written down that it is to be done, so that whoever starts after a crash goes on with it; then who they are goes; then
 * each order, with its files. Doing it twice changes nothing.
 */
export async function erasePerson(
  kitchen: Kitchen,
  shop: ShopRow,
  order: string,
  by: By,
): Promise<Erased | StillOpen | undefined> {
  const erased = await forgetPerson(kitchen, shop, order, by);
  if (erased && 'orders' in erased) await leaveNoTrace(kitchen);
  return erased;
}

/** The rows are gone whatever happens here: a disk without room for a copy of the file is told in the log. */
export async function leaveNoTrace({ database, log }: Pick<Kitchen, 'database' | 'log'>): Promise<void> {
  try {
    await database.wipe('file');
  } catch (err) {
    log.error({ err }, 'the file of the database may still hold traces of who was erased, until the next erasure');
  }
}

/** The same for whoever has many to forget, and clears the files of the database afterwards. */
export async function forgetPerson(
  kitchen: Kitchen,
  shop: ShopRow,
  order: string,
  by: By,
): Promise<Erased | StillOpen | undefined> {
  const behind = await whoIsBehind(kitchen.database.reader, shop, order);
  if (!behind) return undefined;
  const open = behind.own.filter(({ state }) => state === 'open' || state === 'ready');
  if (open.length > 0) return { open: open.map(({ name }) => name) };
  return forget(kitchen, shop, behind, by);
}

/** The same for what is on the list already, whatever became of the order: it was decided once. */
export async function eraseAgain(kitchen: Kitchen, shop: ShopRow, order: string): Promise<Erased | undefined> {
  const behind = await whoIsBehind(kitchen.database.reader, shop, order);
  return behind && forget(kitchen, shop, behind, { actor: { as: 'clock' }, why: 'asked' });
}

async function forget(kitchen: Kitchen, shop: ShopRow, behind: Behind, { actor, why }: By): Promise<Erased> {
  const { database } = kitchen;
  const at = kitchen.now();
  const list = behind.own.map(({ id }) => ({ order: id, at }));
  await appendErasures(erasureList(kitchen.settings.dataDir), list);
  await database.transact(async (tx) => {
    for (const { order, at } of list)
      await tx
        .insertInto('erasures')
        .values({ order_id: order, at, done_at: null })
        .onConflict((on) => on.column('order_id').doUpdateSet({ done_at: null }))
        .execute();
    return keep(await blankIdentities(tx, shop.id, behind));
  });
  const tell = async (number: number, follower: string | null) => {
    const asked = { shop: shop.id, zone: shop.zone, number, actor, command: { why, follower } };
    const done = await carryOut<ErasePerson, Staff | Clock>(kitchen, asked, personErased);
    if (isRefusal(done)) throw new Error(`order ${number} was not erased`);
  };
  for (const { number } of behind.own) await tell(number, null);
  for (const { number, follower } of behind.followed) await tell(number, follower);
  const orders = [...behind.own.map(({ id }) => id), ...behind.followed.map(({ order }) => order)];
  const photos = await removeFiles(kitchen, shop.id, orders);
  await database.transact(async (tx) => {
    const done = kitchen.now();
    for (const { order } of list)
      await tx.updateTable('erasures').set({ done_at: done }).where('order_id', '=', order).execute();
    const who = actor.as === 'staff' ? actor.person : null;
    for (const { order } of list)
      await insertAudit(tx, { what: 'person-erased', shop: shop.id, who, order, about: { why } }, done);
    return keep(undefined);
  });
  for (const link of behind.links) kitchen.disconnect({ link });
  for (const order of orders) for (const gone of kitchen.live.forgets) gone(order);
  return { orders: behind.own.map(({ name }) => name), follows: behind.followed.length, photos };
}
