import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type Database, keep } from '#src/database/transact.ts';
import type { Photos } from './keep-photos.ts';
import { photoFiles } from './photo-files.ts';

type House = { database: Database; photos: Photos; log: Pick<Logger, 'error'>; now: () => number };

/**
 * Removes the files of what was taken back. Each minute, and after each retraction: so it is gone within one. A store
 * that does not answer must not stop the clock: the rest waits for the next minute.
 */
export async function removeRetracted({ database, photos, log, now }: House): Promise<number> {
  const gone = await database.reader
    .selectFrom('photos')
    .select(['shop', 'id'])
    .where('retracted_at', 'is not', null)
    .where('removed_at', 'is', sql.lit(null))
    .limit(200)
    .execute();
  for (const [removed, { shop, id }] of gone.entries()) {
    try {
      await photos.discard(shop, [{ photo: id }]);
    } catch (err) {
      log.error({ err, left: gone.length - removed }, 'the files of a photo that was taken back are still there');
      return removed;
    }
    await database.transact(async (tx) => {
      const asked = tx.updateTable('photos').set({ removed_at: now() }).where('shop', '=', shop).where('id', '=', id);
      return keep(await asked.execute());
    });
  }
  return gone.length;
}

const hour = 60 * 60 * 1000;

/** Removes what a crash left behind: files that no row is about, and uploads that nobody waits for, after an hour. */
export async function removeLeftovers({ database, photos }: Omit<House, 'log'>, realNow = Date.now()): Promise<number> {
  let removed = 0;
  const shops = new Set((await database.reader.selectFrom('shops').select('id').execute()).map(({ id }) => id));
  for await (const { name, changedAt } of photos.files.list()) {
    if (changedAt > realNow - hour || !isOurs(name, shops) || (await isKnown(database, name))) continue;
    await photos.files.remove(name);
    removed += 1;
  }
  for (const name of await readdir(photos.aside).catch(() => [])) {
    const folder = path.join(photos.aside, name);
    const found = await stat(folder).catch(() => null);
    if (found && found.mtimeMs < realNow - hour) await rm(folder, { recursive: true, force: true });
  }
  return removed;
}

// Somebody may keep other things in the same bucket, another kitchen too.
function isOurs(name: string, shops: Set<string>): boolean {
  const [shop = '', ...rest] = name.split('/');
  if (shop === 'incoming') return rest.length === 1 && name.endsWith('.part');
  return shops.has(shop) && rest.length === 2 && Object.hasOwn(photoFiles, rest[1] ?? '');
}

async function isKnown({ reader }: Database, name: string): Promise<boolean> {
  const [shop = '', id = ''] = name.split('/');
  const row = reader.selectFrom('photos').select('id').where('shop', '=', shop).where('id', '=', id);
  return (await row.where('removed_at', 'is', null).executeTakeFirst()) !== undefined;
}
