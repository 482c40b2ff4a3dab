import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { OrderRow, Rows, StepRow } from './rows.ts';

export type Note = {
  shop: string;
  person: string;
  number: number;
  text: string;
  audience: string;
  step: string | null;
  key: string | null;
};

export type Written = { order: OrderRow; steps: StepRow[]; seq: number; at: number } | 'missing' | 'key-used';

/**
 * Writes notes as the product does: the order's next number, the steps for the rule, the entry, and the key under which
 * the same request would get the same answer. In groups, everything that arrives in one turn of the event loop shares a
 * transaction and its fsync; alone, each one has its own.
 */
export function writeNotes(
  db: Database,
  rows: Rows,
  inGroups: boolean,
): (note: Note, done: (written: Written) => void) => void {
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  let waiting: { note: Note; done: (written: Written) => void }[] = [];

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    begin.run();
    const written = jobs.map(({ note }) => writeOne(rows, note));
    commit.run();
    for (const [i, { done }] of jobs.entries()) done(written[i] ?? 'missing');
  }

  return (note, done) => {
    if (waiting.push({ note, done }) > 1) return;
    if (inGroups) setImmediate(flush);
    else flush();
  };
}

function writeOne(rows: Rows, { shop, person, number, text, audience, step, key }: Note): Written {
  const at = Date.now();
  const fingerprint = key === null ? '' : fingerprintOf([person, number, text, audience, step]);
  if (key !== null && rows.earlier(shop, key)) return 'key-used';
  const order = rows.lock(at, shop, number);
  if (!order) return 'missing';
  const steps = rows.stepsOf(order);
  if (step !== null && !steps.some(({ id }) => id === step)) return 'missing';
  const seq = order.last_entry;
  rows.addEntry(shop, order.id, seq, at, person, audience, step, JSON.stringify({ step, text }));
  if (key !== null) rows.remember(shop, key, fingerprint, JSON.stringify({ seq }), at);
  return { order, steps, seq, at };
}

const fingerprintOf = (said: unknown) => createHash('sha256').update(JSON.stringify(said)).digest('base64url');
