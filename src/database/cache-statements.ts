import type { Database, Statement } from 'better-sqlite3';

const most = 500;

// A plain "begin" that reads first and writes later fails at once, busy_timeout or not, when another process committed in
// between: an import beside a running server. Taking the one place of the writer at the beginning waits instead.
const beginAtOnce = 'begin immediate';

/**
 * The connection as Kysely's SQLite dialect wants it, with prepared statements kept by their text.
 * Preparing costs about as much as running: keeping them halves a query.
 */
export function cacheStatements(connection: Database): { prepare(text: string): Statement; close(): void } {
  const kept = new Map<string, Statement>();
  return {
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = connection.prepare(text === 'begin' ? beginAtOnce : text);
      const oldest = kept.size >= most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(text, statement);
      return statement;
    },
    close() {
      kept.clear();
      connection.close();
    },
  };
}
