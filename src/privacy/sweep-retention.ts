import { setImmediate as rest } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RetentionKind } from '#src/database/privacy-tables.ts';
import type { ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { aDay, type Retention, retentionOf } from '#src/timeline/retention.ts';
import { endSessionsThatRanOut } from './end-sessions.ts';
import { sweepIdentities } from './sweep-identities.ts';
import { sweepMaterial } from './sweep-material.ts';

/** What was removed, by kind; nothing where nothing was. */
export type Swept = Partial<Record<RetentionKind, number>>;

/**
 * Removes what has been kept for as long as each shop says. A few orders in a transaction, so that nobody's press waits
 * behind it; what is done is marked with its order, so that a restart goes on where it stopped.
 */
export async function sweepRetention(kitchen: Kitchen): Promise<Swept> {
  const all: Swept = {};
  for (const shop of await kitchen.shops.all()) {
    const retention = await retentionOf(kitchen.database.reader, shop.id);
    const note = async (kind: RetentionKind, removed: number) => {
      if (removed === 0) return;
      all[kind] = (all[kind] ?? 0) + removed;
      await noteSweep(kitchen, shop, kind, removed);
      await rest();
    };
    await sweepMaterial(kitchen, shop, 'photos', retention.photos, (removed) => note('photos', removed));
    await sweepMaterial(kitchen, shop, 'questions', retention.questions, (removed) => note('questions', removed));
    await sweepIdentities(kitchen, shop, retention.identity, (removed) => note('identity', removed));
    await note('links', await linksThatEnded(kitchen, shop));
    await note('security', await sweepSecurity(kitchen, shop, retention));
  }
  await sweepHouse(kitchen);
  if (Object.keys(all).length > 0) await kitchen.database.wipe('log');
  return all;
}

async function noteSweep({ database, log, now, newId }: Kitchen, shop: ShopRow, kind: RetentionKind, removed: number) {
  log.info({ shop: shop.code || shop.id, kind, removed }, 'kept no longer');
  const row = { shop: shop.id, id: newId(), at: now(), kind, removed };
  await database.transact(async (tx) => keep(await tx.insertInto('sweeps').values(row).execute()), 'order');
}

/** Links end by themselves at their time; here it is only counted how many did since it was counted last. */
async function linksThatEnded({ database: { reader }, now }: Kitchen, { id: shop }: ShopRow): Promise<number> {
  const { last } = await reader
    .selectFrom('sweeps')
    .select((eb) => eb.fn.max('at').as('last'))
    .where('shop', '=', shop)
    .where('kind', '=', 'links')
    .executeTakeFirstOrThrow();
  const { ended } = await reader
    .selectFrom('links')
    .select((eb) => eb.fn.countAll<number | string>().as('ended'))
    .where('shop', '=', shop)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', now())
    .where('expires_at', '>', Number(last ?? 0))
    .executeTakeFirstOrThrow();
  return Number(ended);
}

async function sweepSecurity({ database, now }: Kitchen, { id: shop }: ShopRow, { security }: Retention) {
  return removeOld((limit) =>
    database.transact(async (tx) => {
      const old = tx
        .selectFrom('audit')
        .select('id')
        .where('shop', '=', shop)
        .where('at', '<', now() - security * aDay)
        .limit(limit);
      return keep(await tx.deleteFrom('audit').where('id', 'in', old).executeTakeFirst());
    }, 'order'),
  );
}

const atOnce = 500;

async function removeOld(remove: (limit: number) => Promise<{ numDeletedRows: bigint }>): Promise<number> {
  let removed = 0;
  for (;;) {
    const { numDeletedRows } = await remove(atOnce);
    removed += Number(numDeletedRows);
    if (numDeletedRows < BigInt(atOnce)) return removed;
    await rest();
  }
}

/** What is of no shop: tries of nobody we know, what earlier sweeps removed, and sessions that ran out. */
async function sweepHouse(kitchen: Kitchen): Promise<void> {
  const { database, now } = kitchen;
  const before = now() - 90 * aDay;
  await removeOld((limit) =>
    database.transact(async (tx) => {
      const old = tx.selectFrom('audit').select('id').where('shop', 'is', sql.lit(null)).where('at', '<', before);
      return keep(await tx.deleteFrom('audit').where('id', 'in', old.limit(limit)).executeTakeFirst());
    }, 'order'),
  );
  await removeOld((limit) =>
    database.transact(async (tx) => {
      const old = tx.selectFrom('sweeps').select('id').where('at', '<', before).limit(limit);
      return keep(await tx.deleteFrom('sweeps').where('id', 'in', old).executeTakeFirst());
    }, 'order'),
  );
  await endSessionsThatRanOut(kitchen);
}
