import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { knownMigrations, migrate } from '#src/database/migrate.ts';
import { moveToPostgres } from '#src/database/move-to-postgres.ts';
import { mustBeSound } from '#src/database/open-copy.ts';
import { fileIn, openReading } from '#src/database/open-reading.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';
import type { House, Progress } from './house.ts';
import { joinErasures } from './join-erasures.ts';
import type { Manifest } from './manifest.ts';
import { placeFile, putInPlace } from './put-in-place.ts';
import { layOut } from './read-archive.ts';

/**
 * Puts a backup into an empty place. It is laid out beside, compared, checked and brought up to date first; the database
 * comes last, so whatever was broken off before has left an empty place that can be restored into again.
 */
export async function restoreBackup(house: House, file: string, progress: Progress): Promise<Manifest> {
  const { dataDir, databaseUrl } = house.where;
  await mustBeEmpty(house, progress);
  await mkdir(dataDir, { recursive: true });
  const aside = path.join(dataDir, 'restoring');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { mode: 0o700 });
  try {
    progress('Reading and comparing …');
    const manifest = await layOut(file, aside);
    const copy = path.join(aside, 'open-kitchen.db');
    await bringUpToDate(copy, manifest);
    await putPhotos(house, aside, manifest, progress);
    await joinErasures(path.join(aside, 'erasures.jsonl'), path.join(dataDir, 'erasures.jsonl'));
    await placeFile(path.join(dataDir, 'secret'), await readFile(path.join(aside, 'secret')));
    if (databaseUrl === null) await putInPlace(copy, fileIn(dataDir));
    else await moveToPostgres(copy, databaseUrl, progress);
    return manifest;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function mustBeEmpty({ where }: House, progress: Progress): Promise<void> {
  const file = fileIn(where.dataDir);
  if (where.databaseUrl === null) {
    // Somebody else's log beside a database would be taken for its own.
    const there = ['', '-wal', '-shm', '-journal'].map((end) => `${file}${end}`).find(existsSync);
    if (there) throw new Error(`${there} is there already. A backup is restored only into an empty place.`);
    return;
  }
  const reading = openReading(where, progress);
  try {
    const isUsed = await reading.snapshot(async (tx) => {
      const tables = await tx.introspection.getTables();
      if (!tables.some(({ name }) => name === 'shops')) return false;
      return (await tx.selectFrom('shops').select('id').limit(1).executeTakeFirst()) !== undefined;
    });
    if (isUsed) throw new Error('The PostgreSQL database of DATABASE_URL has a shop already. Take an empty one.');
  } finally {
    await reading.close();
  }
}

async function bringUpToDate(copy: string, { migrations, version }: Manifest): Promise<void> {
  mustBeSound(copy);
  const database = openSqlite(copy);
  try {
    const known = new Set(await knownMigrations(database.writer));
    const newer = migrations.find((name) => !known.has(name));
    if (newer)
      throw new Error(
        `This backup is of a newer Open Kitchen (${version}, it has ${newer}). Restore it with that version.`,
      );
    await migrate(database.writer);
  } finally {
    await database.close();
  }
  mustBeSound(copy);
}

const atOnce = 8;
const sayEvery = 2000;

async function putPhotos({ files }: House, aside: string, manifest: Manifest, progress: Progress): Promise<void> {
  const names = manifest.files.filter(({ name }) => name.startsWith('photos/')).map(({ name }) => name);
  const left = names.entries();
  const next = async () => {
    for (const [i, name] of left) {
      const type = name.endsWith('.webp') ? 'image/webp' : 'image/jpeg';
      await files.put(name.slice('photos/'.length), await readFile(path.join(aside, name)), type);
      if ((i + 1) % sayEvery === 0) progress(`${i + 1} of ${names.length} files of photos`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
