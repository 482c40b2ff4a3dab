import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from './embedded.ts';

/** Before the tests: a PostgreSQL (the one of TEST_DATABASE_URL, else one of our own) with a migrated database to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? null : await startCluster();
  const url = given ?? cluster?.url ?? '';
  const migrated = `open_kitchen_migrated_${randomBytes(4).toString('hex')}`;
  const server = new pg.Client({ connectionString: withName(url, 'postgres') });
  await server.connect();
  await server.query(`create database ${migrated}`);
  await migrateIt(withName(url, migrated));
  project.provide('postgres', { url, migrated });
  return async () => {
    await server.query(`drop database if exists ${migrated} with (force)`);
    await server.end();
    await cluster?.remove();
  };
}

function withName(url: string, name: string): string {
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}

async function migrateIt(databaseUrl: string): Promise<void> {
  const [{ openPostgres }, { migrate }] = await Promise.all([
    import('../../src/database/open-postgres.ts'),
    import('../../src/database/migrate.ts'),
  ]);
  const database = await openPostgres(databaseUrl, () => {});
  await migrate(database.writer);
  await database.close();
}
