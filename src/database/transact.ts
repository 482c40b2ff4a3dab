import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;
export type Reader = Kysely<Tables>;

/** What a piece of work in a transaction says at its end: keep what was written, or leave no trace of it. */
export type Kept<T> = { keep: boolean; value: T };

export type Transact = <T>(work: (tx: Tx) => Promise<Kept<T>>) => Promise<T>;

export type Database = {
  writer: Kysely<Tables>;
  reader: Reader;
  /** Resolves after COMMIT returned: only then may anything be answered or announced. */
  transact: Transact;
  /** How many commits reached the disk, each one fsync with synchronous=FULL. */
  commits: () => number;
  close: () => Promise<void>;
};

export const keep = <T>(value: T): Kept<T> => ({ keep: true, value });
export const undo = <T>(value: T): Kept<T> => ({ keep: false, value });
