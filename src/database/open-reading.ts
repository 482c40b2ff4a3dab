import { existsSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { Where } from './open-database.ts';
import { openPool } from './pool.ts';
import type { Tables } from './tables.ts';
import type { Database, Tx } from './transact.ts';

/** A database that is only looked at, also beside a server that is writing: nothing in it is made, migrated or locked. */
export type Reading = {
  kind: Database['kind'];
  /** Everything that is read in one piece of work is of the same moment. */
  snapshot: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export function openReading({ databaseUrl, dataDir }: Where, warn: (text: string) => void): Reading {
  return databaseUrl === null ? readFile(fileIn(dataDir)) : readServer(databaseUrl, warn);
}

export const fileIn = (dataDir: string): string => path.join(dataDir, 'open-kitchen.db');

export function readFile(file: string): Reading {
  if (!existsSync(file)) throw new Error(`There is no database ${file}. Is DATA_DIR right?`);
  const connection = new BetterSqlite(file, { readonly: true });
  connection.pragma('busy_timeout = 5000');
  connection.pragma('temp_store = memory');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  return {
    kind: 'sqlite',
    snapshot: (work) => db.transaction().execute(work),
    async close() {
      await db.destroy();
      connection.close();
    },
  };
}

function readServer(url: string, warn: (text: string) => void): Reading {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, { readOnly: true, warn }) }) });
  const inOneMoment = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return { kind: 'postgres', snapshot: (work) => inOneMoment.execute(work), close: () => db.destroy() };
}
