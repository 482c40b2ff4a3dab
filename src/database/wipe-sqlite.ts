import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

const tries = 50;

/**
 * Writes the log into the file and cuts it to nothing: until then the log holds pages as they were before. It can wait
 * for readers of other processes, so it is asked again and again with a short patience, and nobody here waits with it.
 *
 * What is removed is overwritten at once (secure_delete), but where SQLite moved rows from one page to another, an older
 * copy can be left between those that count. Only writing the whole file anew is sure to leave none.
 */
export async function wipeSqlite(writer: Kysely<Tables>, what: 'log' | 'file', folder: string): Promise<void> {
  if (what === 'file') await writeAnew(writer, folder);
  for (let i = 0; i < tries; i += 1) {
    if (await isCut(writer)) return;
    await wait(100);
  }
  throw new Error('The log of the database could not be cut: another program reads it all the time.');
}

/** With its copy beside the file and not in memory: there the whole shop has no place. */
const writeAnew = (writer: Kysely<Tables>, folder: string): Promise<void> =>
  writer.connection().execute(async (line) => {
    process.env.SQLITE_TMPDIR = folder;
    await sql`pragma temp_store = 1`.execute(line);
    try {
      await sql`vacuum`.execute(line);
    } finally {
      await sql`pragma temp_store = 2`.execute(line);
    }
  });

// No transaction of ours is under way while this connection is ours alone.
const isCut = (writer: Kysely<Tables>): Promise<boolean> =>
  writer.connection().execute(async (line) => {
    await sql`pragma busy_timeout = 20`.execute(line);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(line);
      return rows[0]?.busy === 0;
    } finally {
      await sql`pragma busy_timeout = 5000`.execute(line);
    }
  });
