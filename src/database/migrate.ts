import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';

const migrationFolder = path.resolve(import.meta.dirname, '../../migrations');

/** Brings the database to this program's schema. Throws one sentence if it is newer than the program. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
  await refuseNewer(db, migrator);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseNewer(db: Kysely<Tables>, migrator: Migrator): Promise<void> {
  const known = new Set((await migrator.getMigrations()).map((migration) => migration.name));
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const done = await (db as Kysely<unknown> as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const newer = done.find(({ name }) => !known.has(name));
  if (newer)
    throw new Error(`The database was used by a newer Open Kitchen (it has ${newer.name}). Start that version.`);
}
