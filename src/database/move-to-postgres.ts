import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import { tablesInOrder } from './tables-in-order.ts';

export type Moved = { tables: number; rows: number };
type Row = Record<string, unknown>;
/** Tables by names that are only known when it runs. */
type Anything = Kysely<Record<string, Row>>;

/**
 * Carries everything of an SQLite file over to an empty PostgreSQL, in one transaction: all of it or nothing. Every row
 * is compared with what PostgreSQL says that it keeps. The file is read under its writer's lock and left as it is.
 */
export async function moveToPostgres(file: string, url: string, progress: (line: string) => void): Promise<Moved> {
  const from = openSqlite(file);
  const to = await openPostgres(url, progress).catch(async (fault) => {
    await from.close();
    throw fault;
  });
  try {
    await migrate(from.writer);
    await migrate(to.writer);
    if (await to.reader.selectFrom('shops').select('id').limit(1).executeTakeFirst())
      throw new Error('The PostgreSQL database of DATABASE_URL has a shop already. Take an empty one.');
    // "begin immediate": whoever serves this file meanwhile can write nothing that would be left behind.
    return await from.writer
      .transaction()
      .execute((source) =>
        to.writer.transaction().execute((target) => copyAll(source as never, target as never, progress)),
      );
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function copyAll(source: Anything, target: Anything, progress: (line: string) => void): Promise<Moved> {
  const tables = await tablesInOrder(source);
  let rows = 0;
  for (const table of tables) {
    const count = await copyTable(source, target, table, (done) => progress(`${table}: ${done} rows`));
    rows += count;
    progress(`${table}: ${count} rows, all alike`);
  }
  return { tables: tables.length, rows };
}

// PostgreSQL takes 65,535 values with one command; no table has more than 40 columns.
const atOnce = 1000;
const sayEvery = 100_000;

async function copyTable(
  source: Anything,
  target: Anything,
  table: string,
  progress: (done: number) => void,
): Promise<number> {
  const fitted = await fitting(target, table);
  let done = 0;
  let chunk: Row[] = [];
  const send = async () => {
    if (chunk.length === 0) return;
    const kept = await target.insertInto(table).values(chunk).returningAll().execute();
    for (const [i, row] of chunk.entries()) mustBeAlike(table, row, kept[i]);
    done += chunk.length;
    if (done % sayEvery === 0) progress(done);
    chunk = [];
  };
  for await (const row of source.selectFrom(table).selectAll().stream()) {
    chunk.push(fitted(row));
    if (chunk.length === atOnce) await send();
  }
  await send();
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(target);
  if (rows[0]?.count !== done) throw new Error(`${table}: ${done} rows were sent and ${rows[0]?.count} are there.`);
  return done;
}

function mustBeAlike(table: string, sent: Row, kept: Row | undefined): void {
  if (isDeepStrictEqual({ ...kept }, { ...sent })) return;
  throw new Error(
    `${table}: PostgreSQL keeps another row than was sent. Sent ${JSON.stringify(sent)}, kept ${JSON.stringify(kept)}.`,
  );
}

/** The tables of the sign-in library have real times and yes/no in PostgreSQL; in SQLite these are text and 0 or 1. */
async function fitting(target: Anything, table: string): Promise<(row: Row) => Row> {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}`.execute(target);
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  const fits = (name: string, value: unknown) => {
    if (value === null) return null;
    if (types.get(name) === 'timestamp with time zone') return new Date(value as string | number);
    return types.get(name) === 'boolean' ? value === 1 : value;
  };
  return (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fits(name, value)]));
}
