import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Kept, Transact, Tx } from './transact.ts';

type Job = {
  work: (tx: Tx) => Promise<Kept<unknown>>;
  resolve: (value: unknown) => void;
  reject: (fault: unknown) => void;
};
type Settled = { job: Job; value?: unknown; fault?: unknown };

const [savepoint, rollBack, release] = [
  CompiledQuery.raw('savepoint one'),
  CompiledQuery.raw('rollback to one'),
  CompiledQuery.raw('release one'),
];

// A group is bounded so that its first member does not wait for hundreds behind it.
const most = 128;

/**
 * All work that arrives in one turn of the event loop shares one transaction, each piece in its own
 * savepoint so that a bad one fails alone. With synchronous=FULL one fsync then serves many commands.
 */
export function groupCommit(writer: Kysely<Tables>): { transact: Transact; commits: () => number } {
  const waiting: Job[] = [];
  let flushing = false;
  let commits = 0;

  const transact: Transact = <T>(work: (tx: Tx) => Promise<Kept<T>>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      if (flushing) return;
      flushing = true;
      setImmediate(flush);
    });

  async function flush(): Promise<void> {
    const jobs = waiting.splice(0, most);
    try {
      const settled = await writer.transaction().execute((tx) => runAll(tx, jobs));
      commits += 1;
      for (const { job, value, fault } of settled) fault === undefined ? job.resolve(value) : job.reject(fault);
    } catch (fault) {
      for (const job of jobs) job.reject(fault);
    }
    flushing = waiting.length > 0;
    if (flushing) setImmediate(flush);
  }

  return { transact, commits: () => commits };
}

async function runAll(tx: Tx, jobs: Job[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const job of jobs) settled.push(await runOne(tx, job));
  return settled;
}

async function runOne(tx: Tx, job: Job): Promise<Settled> {
  await tx.executeQuery(savepoint);
  try {
    const { keep, value } = await job.work(tx);
    if (!keep) await tx.executeQuery(rollBack);
    await tx.executeQuery(release);
    return { job, value };
  } catch (fault) {
    // A full disk or a failing one ends SQLite's whole transaction; then this throws too and the group fails as one.
    await tx.executeQuery(rollBack);
    await tx.executeQuery(release);
    return { job, fault: fault ?? new Error('unknown fault') };
  }
}
