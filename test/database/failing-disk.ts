import BetterSqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';

type Run = (this: BetterSqlite.Statement, ...given: unknown[]) => BetterSqlite.RunResult;

/** Below everything of ours, each commit of this process meets a disk that is full, or fails, until it is mended. */
export function failAtCommit(code: 'SQLITE_FULL' | 'SQLITE_IOERR_FSYNC' = 'SQLITE_IOERR_FSYNC'): { mend: () => void } {
  const statements = Object.getPrototypeOf(new BetterSqlite(':memory:').prepare('select 1')) as { run: Run };
  const { run } = statements;
  statements.run = function (...given) {
    if (this.source !== 'commit') return run.apply(this, given);
    // As SQLite does it: the transaction is over, and nothing of it is kept.
    this.database.exec('rollback');
    throw new BetterSqlite.SqliteError('the disk says no', code);
  };
  const mend = () => {
    statements.run = run;
  };
  onTestFinished(mend);
  return { mend };
}
