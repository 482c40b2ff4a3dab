import BetterSqlite from 'better-sqlite3';

// Loaded with --import for one row only: every connection of this process runs with synchronous=NORMAL, whatever it asks
// for, and is told what it asked for. The program itself has no such setting, because it loses acknowledged work at a
// power cut.
const pragma = BetterSqlite.prototype.pragma;

BetterSqlite.prototype.pragma = function (this: BetterSqlite.Database, source, options) {
  if (/^synchronous\s*=/.test(source)) return pragma.call(this, 'synchronous = NORMAL', options);
  if (source === 'synchronous') {
    const is = pragma.call(this, source, options);
    if (is !== 1) throw new Error(`The benchmark wanted synchronous=NORMAL, and it is ${is}.`);
    return 2;
  }
  return pragma.call(this, source, options);
};
