import BetterSqlite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { doneMigrations, knownMigrations, migrateTo } from './migrate.ts';
import type { Where } from './open-database.ts';
import { fileIn, openReading, type Reading, readFile } from './open-reading.ts';
import { openSqlite } from './open-sqlite.ts';
import { tablesInOrder } from './tables-in-order.ts';
import type { Database, Tx } from './transact.ts';

export type Copied = { kind: Database['kind']; migrations: string[] };
type Row = Record<string, unknown>;
type Anything = Kysely<Record<string, Row>>;

/**
 * Everything of a database at one moment as an SQLite file of its own, while whoever writes goes on writing. The file is
 * whole and sound when this returns; whichever database it came from, it has the same form.
 */
export async function copyDatabase(where: Where, to: string, progress: (line: string) => void): Promise<Copied> {
  const from = openReading(where, progress);
  try {
    if (from.kind === 'sqlite') vacuumInto(fileIn(where.dataDir), to);
    else await from.snapshot((source) => copyTables(source, to, progress));
  } finally {
    await from.close();
  }
  mustBeSound(to);
  return { kind: from.kind, migrations: await readOnce(readFile(to)) };
}

async function readOnce(reading: Reading): Promise<string[]> {
  try {
    return await reading.snapshot(doneMigrations);
  } finally {
    await reading.close();
  }
}

// One reading of one moment, beside which others write. The online backup would begin anew with each of their commits.
function vacuumInto(file: string, to: string): void {
  const connection = new BetterSqlite(file, { readonly: true });
  try {
    connection.pragma('busy_timeout = 5000');
    connection.pragma('temp_store = memory');
    connection.prepare('vacuum into ?').run(to);
  } finally {
    connection.close();
  }
}

/** Throws one sentence if a file is damaged or holds a row that refers to nothing. */
export function mustBeSound(file: string): void {
  const connection = new BetterSqlite(file, { readonly: true });
  try {
    const said = connection.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') throw new Error(`The database in it is damaged: ${said}.`);
    const [loose] = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    if (loose)
      throw new Error(`The database in it is damaged: a row of ${loose.table} refers to no row of ${loose.parent}.`);
  } finally {
    connection.close();
  }
}

const atOnce = 500;

async function copyTables(source: Tx, to: string, progress: (line: string) => void): Promise<void> {
  const done = await doneMigrations(source);
  const last = done.at(-1);
  if (last === undefined) throw new Error('The PostgreSQL database of DATABASE_URL holds no kitchen yet.');
  const target = openSqlite(to);
  try {
    const known = new Set(await knownMigrations(target.writer));
    const newer = done.find((name) => !known.has(name));
    if (newer) throw new Error(`The database was used by a newer Open Kitchen (it has ${newer}). Use that version.`);
    await migrateTo(target.writer, last);
    await target.writer.transaction().execute(async (tx) => {
      for (const table of await tablesInOrder(tx as never)) {
        const rows = await copyTable(source as never, tx as never, table);
        progress(`${table}: ${rows} rows`);
      }
    });
  } finally {
    await target.close();
  }
}

async function copyTable(source: Anything, target: Anything, table: string): Promise<number> {
  // What migrations put there comes with the rest.
  await target.deleteFrom(table).execute();
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(source);
  let done = 0;
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from copied`.execute(source);
    if (rows.length === 0) break;
    await target.insertInto(table).values(rows.map(plain)).execute();
    done += rows.length;
  }
  await sql`close copied`.execute(source);
  return done;
}

/** The tables of the sign-in library have real times and yes/no in PostgreSQL; in SQLite these are text and 0 or 1. */
const plain = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainly(value)]));

function plainly(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' ? Number(value) : value;
}
