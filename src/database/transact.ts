import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import type { Trouble } from './trouble.ts';

export type Tx = Transaction<Tables>;
export type Reader = Kysely<Tables>;

/** What a piece of work in a transaction says at its end: keep what was written, or leave no trace of it. */
export type Kept<T> = { keep: boolean; value: T };

/**
 * Runs a piece of work in a transaction. Unless it says that it locks its own order first, it is alone in the house:
 * nobody else's acts come in between, on SQLite because there is one writer, on PostgreSQL by a lock.
 */
export type Transact = <T>(work: (tx: Tx) => Promise<Kept<T>>, locks?: 'order') => Promise<T>;

/** What only one of several processes is to do at a time. */
export type Chore = 'clock' | 'house';

export type Database = {
  kind: 'sqlite' | 'postgres';
  writer: Kysely<Tables>;
  reader: Reader;
  /** Resolves after COMMIT returned: only then may anything be answered or announced. */
  transact: Transact;
  /** Why nothing can be written at the moment; null while everything can. */
  trouble: () => Trouble | null;
  /** Another number once anything was written, by any process; null where that cannot be had without a question. */
  written: () => number | null;
  /** How many commits reached the disk, each one fsync with synchronous=FULL. */
  commits: () => number;
  /** Does the work unless another process that shares this database is at the same; tells whether it was done. */
  alone: (what: Chore, work: () => Promise<void>) => Promise<boolean>;
  /**
   * Leaves nothing of what was overwritten or removed in the log and, with 'file', in places of the file that nothing
   * uses: that takes longer, and writers wait.
   */
  wipe: (what: 'log' | 'file') => Promise<void>;
  close: () => Promise<void>;
};

export const keep = <T>(value: T): Kept<T> => ({ keep: true, value });
export const undo = <T>(value: T): Kept<T> => ({ keep: false, value });
