import path from 'node:path';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Database } from './transact.ts';

export type Where = { databaseUrl: string | null; dataDir: string };

/** The one database: PostgreSQL where its address is given, else the file in the folder. */
export async function openDatabase({ databaseUrl, dataDir }: Where, warn: (text: string) => void): Promise<Database> {
  return databaseUrl === null
    ? openSqlite(path.join(dataDir, 'open-kitchen.db'), warn)
    : openPostgres(databaseUrl, warn);
}
