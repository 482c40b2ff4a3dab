import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { aloneOnPostgres } from './alone-on-postgres.ts';
import { openPool } from './pool.ts';
import type { Tables } from './tables.ts';
import type { Database } from './transact.ts';
import { transactOnPostgres } from './transact-on-postgres.ts';
import { watchWriting } from './trouble.ts';
import { wipePostgres } from './wipe-postgres.ts';

/** Opens PostgreSQL: connections that write, and others that only read, so that pages never wait behind writers. */
export async function openPostgres(url: string, warn: (text: string) => void): Promise<Database> {
  const write = openPool(url, { readOnly: false, warn });
  const read = openPool(url, { readOnly: true, warn });
  const writer = over(write);
  const reader = over(read);
  const writing = watchWriting(() => tryToWrite(writer), warn);
  const close = async () => {
    writing.stop();
    await reader.destroy();
    await writer.destroy();
  };
  try {
    await refuseUnsafe(writer, warn);
  } catch (error) {
    await close();
    throw error;
  }
  const written = () => null;
  return {
    kind: 'postgres',
    writer,
    reader,
    ...transactOnPostgres(writer, writing.note),
    trouble: writing.trouble,
    written,
    alone: aloneOnPostgres(writer),
    wipe: () => wipePostgres(writer),
    close,
  };
}

const over = (pool: Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/** What a server answers it has written is on the disk, or it is not a place for promises. */
async function refuseUnsafe(writer: Kysely<Tables>, warn: (text: string) => void): Promise<void> {
  if ((await setting(writer, 'fsync')) === 'off')
    throw new Error('PostgreSQL runs with fsync=off: a power cut would lose the whole database. Switch it on.');
  if ((await setting(writer, 'synchronous_commit')) === 'off')
    warn('PostgreSQL runs with synchronous_commit=off: a crash of its server loses the last moments of work.');
}

async function setting(writer: Kysely<Tables>, name: string): Promise<unknown> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(writer);
  return rows[0]?.value;
}

/** Makes a table grow by some pages, and lets it go again with the transaction. */
async function tryToWrite(writer: Kysely<Tables>): Promise<void> {
  await writer.transaction().execute(async (tx) => {
    const rows = sql`select repeat('x', 1000) as text from generate_series(1, 64)`;
    await sql`create temporary table tried_to_write on commit drop as ${rows}`.execute(tx);
  });
}
