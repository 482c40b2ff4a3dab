import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { isAway, isInTheWay } from './postgres-faults.ts';
import type { Tables } from './tables.ts';
import type { Kept, Transact, Tx } from './transact.ts';

// "Kitchen" in ASCII, as PostgreSQL wants a number.
const house = 0x4b69746368656en;
const most = 3;

/** One transaction for each piece of work: PostgreSQL groups commits by itself. */
export function transactOnPostgres(
  writer: Kysely<Tables>,
  note: (fault: unknown) => void,
): { transact: Transact; commits: () => number } {
  let commits = 0;

  const transact: Transact = async (work, locks) => {
    for (let tries = 1; ; tries++) {
      let isDecided = false;
      try {
        const { keep, value } = await once(writer, locks, work, () => {
          isDecided = true;
        });
        if (keep) commits += 1;
        return value;
      } catch (fault) {
        note(fault);
        // A line that broke before the commit was asked for left nothing behind; after that nobody knows.
        const again = isInTheWay(fault) || (isAway(fault) && !isDecided);
        if (!again || tries > most) throw fault;
        await wait(10 * 3 ** tries * (0.5 + Math.random()));
      }
    }
  };
  return { transact, commits: () => commits };
}

async function once<T>(
  writer: Kysely<Tables>,
  locks: 'order' | undefined,
  work: (tx: Tx) => Promise<Kept<T>>,
  decided: () => void,
): Promise<Kept<T>> {
  const tx = await writer.startTransaction().execute();
  try {
    if (locks === undefined) await sql`select pg_advisory_xact_lock(${house})`.execute(tx);
    const kept = await work(tx);
    if (kept.keep) {
      decided();
      await tx.commit().execute();
    } else await tx.rollback().execute();
    return kept;
  } catch (fault) {
    // Where the line is gone there is nothing to roll back, and what happened first is what is told.
    if (!tx.isCommitted && !tx.isRolledBack)
      await tx
        .rollback()
        .execute()
        .catch(() => {});
    throw fault;
  }
}
