import type { Database, Statement } from 'better-sqlite3';

const most = 500;

// A plain "begin" that reads first and writes later fails at once, busy_timeout or not, when another process committed in
// between: an import beside a running server. Taking the one place of the writer at the beginning waits instead.
const beginAtOnce = 'begin immediate';

/** As much of a statement as Kysely uses. */
type Asked = Pick<Statement, 'reader' | 'all' | 'run' | 'iterate'>;

/** A connection as Kysely's SQLite dialect wants it. */
export type Lasting = {
  prepare: (text: string) => Asked;
  /** The number of the last change that this connection knows of, by whomever. */
  version: () => number;
  close: () => void;
};

/**
 * A connection whose statements are kept by their text (preparing costs about as much as running: keeping them halves a
 * query), and that is made anew after a fault of the disk: what SQLite knew of the file before cannot be relied on. A
 * transaction that met such a fault takes nothing but its end: SQLite may have ended it already, and what came after would
 * then stand alone.
 */
export function lastingConnection(open: () => Database, isOfTheDisk: (fault: unknown) => boolean): Lasting {
  let connection: Database | null = open();
  let kept = new Map<string, Asked>();
  let asksVersion = connection.prepare('pragma data_version').pluck();
  let opened = 0;
  let broken: { by: unknown } | null = null;
  let isBegun = false;
  let isClosed = false;

  function guard<T>(work: () => T): T {
    try {
      return work();
    } catch (fault) {
      if (isOfTheDisk(fault)) broken ??= { by: fault };
      throw fault;
    }
  }

  function prepare(text: string): Asked {
    if (broken) {
      if (text === 'rollback') return rollBack();
      if (isBegun) throw broken.by;
      guard(openAnew);
    }
    const known = kept.get(text);
    if (known) return known;
    const statement = guarded(text);
    const oldest = kept.size >= most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(text, statement);
    return statement;
  }

  function guarded(text: string): Asked {
    if (!connection) throw new Error('The database is closed.');
    const from = connection;
    const statement = guard(() => from.prepare(text === 'begin' ? beginAtOnce : text));
    const { reader } = statement;
    if (text === 'begin' || text === 'commit' || text === 'rollback') return { ...turn(statement, text), reader };
    return {
      reader,
      all: (given) => guard(() => statement.all(given)),
      run: (given) => guard(() => statement.run(given)),
      iterate: (given) => guard(() => statement.iterate(given)),
    };
  }

  /** The beginning or the end of a transaction. */
  function turn(statement: Statement, text: string): Omit<Asked, 'reader'> {
    const run = () => {
      const done = guard(() => statement.run());
      isBegun = text === 'begin';
      return done;
    };
    return { run, all: () => [], iterate: () => [][Symbol.iterator]() as IterableIterator<unknown> };
  }

  function rollBack(): Asked {
    const run = () => {
      isBegun = false;
      if (connection?.inTransaction) connection.exec('rollback');
      return { changes: 0, lastInsertRowid: 0 };
    };
    return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() as IterableIterator<unknown> };
  }

  function openAnew(): void {
    if (isClosed) throw broken?.by;
    kept = new Map();
    connection?.close();
    connection = null;
    connection = open();
    asksVersion = connection.prepare('pragma data_version').pluck();
    opened += 1;
    broken = null;
  }

  return {
    prepare,
    // What one connection counts is not what another one does: a new one never repeats what was said before.
    version: () => opened * 2 ** 32 + (guard(() => asksVersion.get()) as number),
    close() {
      isClosed = true;
      kept.clear();
      connection?.close();
    },
  };
}
