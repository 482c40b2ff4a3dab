import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';
import type { Chore, Database } from './transact.ts';

const locks: Record<Chore, number> = { clock: 1, house: 2 };
const ours = 0x4f4b;

/** A lock of the session: a process that dies in the middle lets go of it with its connection. */
export function aloneOnPostgres(writer: Kysely<Tables>): Database['alone'] {
  return (what, work) =>
    writer.connection().execute(async (line) => {
      const lock = sql`${sql.lit(ours)}, ${sql.lit(locks[what])}`;
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(line);
      if (!rows[0]?.mine) return false;
      try {
        await work();
        return true;
      } finally {
        await sql`select pg_advisory_unlock(${lock})`.execute(line);
      }
    });
}
