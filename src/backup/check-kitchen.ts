import { sql } from 'kysely';
import { doneMigrations, knownMigrations } from '#src/database/migrate.ts';
import { openReading } from '#src/database/open-reading.ts';
import type { Database, Tx } from '#src/database/transact.ts';
import { type Count, countAll } from './check-counts.ts';
import { checkPhotos } from './check-photos.ts';
import { checkRows } from './check-rows.ts';
import type { House, Progress } from './house.ts';

export type Checked = {
  ok: boolean;
  database: Database['kind'];
  counts: Count;
  /** Files of photos that no row is about: cleared away after an hour, and no fault. */
  filesWithoutRow: number;
  /** A sentence each. */
  wrong: string[];
};

/** Looks through a kitchen, at rest or at work, and changes nothing in it. */
export async function checkKitchen(house: House, progress: Progress): Promise<Checked> {
  const reading = openReading(house.where, progress);
  try {
    // One moment for all of it: a server beside goes on writing.
    const found = await reading.snapshot(async (tx) => {
      const wrong = [...(await unsound(tx, reading.kind, progress)), ...(await otherSchema(tx))];
      if (wrong.length > 0) return { wrong, counts: {}, photos: [] };
      progress('Looking at orders and numbers …');
      const photos = await tx.selectFrom('photos').select(['shop', 'id']).where('retracted_at', 'is', null).execute();
      return { wrong: await checkRows(tx), counts: await countAll(tx), photos };
    });
    if (found.wrong.length > 0 && Object.keys(found.counts).length === 0)
      return { ok: false, database: reading.kind, counts: {}, filesWithoutRow: 0, wrong: found.wrong };
    progress('Looking at the files of photos …');
    const files = await checkPhotos(house, reading, found.photos);
    const wrong = [...found.wrong, ...files.wrong];
    const { filesWithoutRow } = files;
    return { ok: wrong.length === 0, database: reading.kind, counts: found.counts, filesWithoutRow, wrong };
  } finally {
    await reading.close();
  }
}

/** PostgreSQL keeps foreign keys itself and has nothing like a quick check: its own tools look at its files. */
async function unsound(tx: Tx, kind: Database['kind'], progress: Progress): Promise<string[]> {
  if (kind === 'postgres') return [];
  progress('Reading the whole file …');
  const { rows: said } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(tx);
  const damaged = said.filter(({ quick_check }) => quick_check !== 'ok').map((row) => `Damaged: ${row.quick_check}.`);
  if (damaged.length > 0) return damaged;
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(tx);
  const loose = Map.groupBy(rows, ({ table, parent }) => `of ${table} refer to no row of ${parent}`);
  return [...loose].map(([what, { length }]) => `${length} rows ${what}.`);
}

async function otherSchema(tx: Tx): Promise<string[]> {
  const [done, known] = [await doneMigrations(tx), await knownMigrations(tx)];
  const newer = done.find((name) => !known.includes(name));
  if (newer) return [`The database was used by a newer Open Kitchen (it has ${newer}). Check it with that version.`];
  const left = known.find((name) => !done.includes(name));
  return left
    ? [`The database is of an older Open Kitchen (it lacks ${left}). Start the server once, then check it.`]
    : [];
}
