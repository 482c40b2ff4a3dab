import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { groupCommit } from './group-commit.ts';
import { type Lasting, lastingConnection } from './lasting-connection.ts';
import type { Tables } from './tables.ts';
import { type Database, keep, type Transact } from './transact.ts';
import { watchWriting } from './trouble.ts';
import { wipeSqlite } from './wipe-sqlite.ts';

/** Opens the one file: a writer that groups its commits, and a second connection for reads. */
export function openSqlite(file: string, warn: (text: string) => void = () => {}): Database {
  mkdirSync(dirname(file), { recursive: true });
  refuseDamaged(file);
  const writing = watchWriting(() => tryToWrite(transact), warn);
  const write = lastingConnection(() => open(file), writing.note);
  const read = lastingConnection(() => onlyReading(open(file)), writing.note);
  const [writer, reader] = [kyselyOver(write), kyselyOver(read)];
  const { transact, commits } = groupCommit(writer);
  return {
    kind: 'sqlite',
    writer,
    reader,
    transact,
    commits,
    trouble: writing.trouble,
    written: read.version,
    async alone(_what, work) {
      await work();
      return true;
    },
    wipe: (what) => wipeSqlite(writer, what, dirname(file)),
    async close() {
      writing.stop();
      await reader.destroy();
      await writer.destroy();
      // Kysely closes what it has used. The last one to close writes the log into the file.
      read.close();
      write.close();
    },
  };
}

const kyselyOver = (database: Lasting) =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: database as never }) });

// better-sqlite3 is compiled so that a re-opened WAL file runs synchronous=NORMAL, which loses
// acknowledged work at a power cut; so it is said on every connection, and read back.
// Temporary tables stay in memory: the server may have no other folder that it can write to. What is removed is
// overwritten, so that somebody who was erased is not in the file any more.
const wanted = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  temp_store: 2,
  secure_delete: 1,
};

function open(file: string): BetterSqlite.Database {
  const connection = new BetterSqlite(file);
  try {
    for (const [name, value] of Object.entries(wanted)) connection.pragma(`${name} = ${value}`);
    for (const [name, value] of Object.entries(wanted)) {
      const is = connection.pragma(name, { simple: true });
      if (is !== value)
        throw new Error(`The database refuses ${name}=${value} (it says ${is}); without it work can be lost.`);
    }
    return connection;
  } catch (fault) {
    connection.close();
    throw fault;
  }
}

function onlyReading(connection: BetterSqlite.Database): BetterSqlite.Database {
  connection.pragma('query_only = ON');
  return connection;
}

// Reads the whole file, so once is enough: at the start, not whenever a connection is made anew.
function refuseDamaged(file: string): void {
  const check = look(file);
  if (check !== 'ok') throw new Error(`The database file is damaged: ${check}. Restore a backup.`);
}

function look(file: string): unknown {
  let connection: BetterSqlite.Database | undefined;
  try {
    connection = open(file);
    return connection.pragma('quick_check(1)', { simple: true });
  } catch (fault) {
    // Damaged so badly that it cannot even be looked at.
    const { code, message } = fault as { code?: unknown; message?: unknown };
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return message;
    throw fault;
  } finally {
    connection?.close();
  }
}

/** Writes the number into the file's head that stands there, by the way that everything takes. */
async function tryToWrite(transact: Transact): Promise<void> {
  await transact(async (tx) => {
    const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(tx);
    return keep(await sql`pragma user_version = ${sql.lit(rows[0]?.user_version ?? 0)}`.execute(tx));
  });
}
