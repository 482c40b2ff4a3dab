import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

const migrationFolder = path.resolve(import.meta.dirname, '../../migrations');

/** Brings the database to this program's schema. Throws one sentence if it is newer than the program. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await refuseNewer(db);
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** Brings an empty database to the schema of another one that may be older than the program. */
export async function migrateTo(db: Kysely<Tables>, last: string): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(last);
  if (error) throw error;
}

/** The names of what this program knows how to do, in order. */
export async function knownMigrations(db: Kysely<Tables>): Promise<string[]> {
  return (await migratorOf(db).getMigrations()).map(({ name }) => name);
}

/** The names of what was done to this database, in order; none where nothing ever was. */
export async function doneMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const done = (db as Kysely<unknown> as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name');
  return (await done.execute()).map(({ name }) => name);
}

const migratorOf = (db: Kysely<Tables>) =>
  new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });

async function refuseNewer(db: Kysely<Tables>): Promise<void> {
  const known = new Set(await knownMigrations(db));
  const newer = (await doneMigrations(db)).find((name) => !known.has(name));
  if (newer) throw new Error(`The database was used by a newer Open Kitchen (it has ${newer}). Start that version.`);
}
