import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { copyDatabase } from '#src/database/open-copy.ts';
import { openReading } from '#src/database/open-reading.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';
import { type Database, keep } from '#src/database/transact.ts';
import { troubleIn } from '#src/database/trouble.ts';
import { addPhotos, type Left } from './add-photos.ts';
import type { House, Progress } from './house.ts';
import { format, type Manifest } from './manifest.ts';
import { type Archive, openArchive } from './write-archive.ts';

/**
 * Everything of a kitchen in one file, while it works. The database is taken first: a photo's files lie there before its
 * row does, so each row in the copy has had its files. What was taken back before they were copied is taken back in the
 * copy too; what is missing without that is named.
 */
export async function makeBackup(house: House, file: string, progress: Progress): Promise<Manifest> {
  const archive = openArchive(file);
  const aside = await mkdtemp(path.join(path.dirname(path.resolve(file)), '.open-kitchen-backup-'));
  try {
    const manifest = await fill(archive, house, path.join(aside, 'open-kitchen.db'), progress);
    await archive.finish();
    return manifest;
  } catch (fault) {
    await archive.abandon();
    if (troubleIn(fault) !== 'disk-full') throw fault;
    throw new Error(`There is no room for a backup in ${path.dirname(path.resolve(file))}.`, { cause: fault });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function fill(archive: Archive, house: House, copy: string, progress: Progress): Promise<Manifest> {
  const madeAt = new Date().toISOString();
  progress('Taking the database …');
  const { kind, migrations } = await copyDatabase(house.where, copy, progress);
  const database = openSqlite(copy);
  const live = openReading(house.where, progress);
  let found: { left: Left; counts: Manifest['counts'] };
  try {
    const left = await addPhotos({ archive, house, database, live, progress });
    await takeBack(database, left);
    found = { left, counts: await count(database) };
  } finally {
    await live.close();
    // The last one to close writes the log into the file.
    await database.close();
  }
  await archive.addFile('open-kitchen.db', copy);
  await archive.add('secret', await readFile(path.join(house.where.dataDir, 'secret')));
  // As late as possible: whoever was erased meanwhile stays erased after a restore.
  const erasures = path.join(house.where.dataDir, 'erasures.jsonl');
  if (existsSync(erasures)) await archive.add('erasures.jsonl', await readFile(erasures));
  const manifest: Manifest = {
    ...{ format, product: 'open-kitchen', version: house.version, madeAt, database: kind, migrations },
    ...{ counts: found.counts, takenBack: found.left.takenBack.length, missing: found.left.missing },
    files: [...archive.contents],
  };
  await archive.add('manifest.json', Buffer.from(JSON.stringify(manifest, null, 1)));
  return manifest;
}

/** As it is in the kitchen by now: a row without files says that its photo was taken back. */
async function takeBack({ transact }: Database, { takenBack }: Left): Promise<void> {
  if (takenBack.length === 0) return;
  await transact(async (tx) => {
    for (const { shop, id, at } of takenBack) {
      const row = tx.updateTable('photos').set({ retracted_at: at, removed_at: at });
      await row.where('shop', '=', shop).where('id', '=', id).execute();
    }
    return keep(undefined);
  });
}

async function count({ reader }: Database): Promise<Manifest['counts']> {
  const of = async (table: 'orders' | 'entries' | 'photos') => {
    const rows = reader.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('many'));
    return (await rows.executeTakeFirstOrThrow()).many;
  };
  return { orders: await of('orders'), entries: await of('entries'), photos: await of('photos') };
}
