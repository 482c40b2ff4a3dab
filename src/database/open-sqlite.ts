import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { cacheStatements } from './cache-statements.ts';
import { groupCommit } from './group-commit.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transact.ts';

/** Opens the one file: a writer that groups its commits, and a second connection for reads. */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const write = new BetterSqlite(file);
  makeDurable(write);
  refuseDamaged(write);
  const read = new BetterSqlite(file);
  makeDurable(read);
  read.pragma('query_only = ON');
  const written = read.prepare('pragma data_version').pluck();
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: cacheStatements(write) }) });
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: cacheStatements(read) }) });
  return {
    kind: 'sqlite',
    writer,
    reader,
    ...groupCommit(writer),
    written: () => written.get() as number,
    async alone(_what, work) {
      await work();
      return true;
    },
    async close() {
      await reader.destroy();
      await writer.destroy();
      // Kysely closes what it has used. The last one to close writes the log into the file.
      read.close();
      write.close();
    },
  };
}

// better-sqlite3 is compiled so that a re-opened WAL file runs synchronous=NORMAL, which loses
// acknowledged work at a power cut; so it is said on every connection, and read back.
// Temporary tables stay in memory: the server may have no other folder that it can write to.
const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, temp_store: 2 };

function makeDurable(connection: BetterSqlite.Database): void {
  for (const [name, value] of Object.entries(wanted)) connection.pragma(`${name} = ${value}`);
  for (const [name, value] of Object.entries(wanted)) {
    const is = connection.pragma(name, { simple: true });
    if (is !== value)
      throw new Error(`The database refuses ${name}=${value} (it says ${is}); without it work can be lost.`);
  }
}

// Reads the whole file, so once is enough: both connections have the same one.
function refuseDamaged(connection: BetterSqlite.Database): void {
  const check = connection.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') throw new Error(`The database file is damaged: ${check}. Restore a backup.`);
}
