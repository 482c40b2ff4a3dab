import { compiled } from '#src/database/compiled.ts';
import type { EntryRow } from '#src/database/entry-tables.ts';
import { earlierAnswer, type Once, rememberAnswer } from '#src/database/once.ts';
import { type Database, keep, type Reader, type Tx, undo } from '#src/database/transact.ts';
import type { Staff } from '#src/people/actor.ts';
import type { Colleagues } from '#src/people/colleagues.ts';
import { Missing } from '#src/web/errors.ts';
import type { Draft, Entry, EntryOf, Kind } from './entry-kinds.ts';
import { questionOf, stepOf } from './entry-kinds.ts';
import { stepsOf } from './load-story.ts';
import type { Doer, Order, Rule } from './order.ts';
import { keepPhotos } from './photo-rows.ts';
import type { Photo } from './photos.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** What an entry does to the tables. A kind without a writer does not compile. */
export type RowWriters = { [K in Kind]: (tx: Tx, order: Order, entry: EntryOf<K>) => Promise<unknown> };

/** What was committed, for whoever tells the world. */
export type Change = { shop: string; order: string; entries: Entry[] };

export type Floor = {
  database: Database;
  rowWriters: RowWriters;
  now: () => number;
  newId: () => string;
  colleagues: Colleagues;
  announce: (change: Change) => void;
};

export type Command<C, A extends Doer = Staff> = {
  shop: string;
  /** The shop's time zone. */
  zone: string;
  number: number;
  actor: A;
  command: C;
  once?: Once | undefined;
  /** When it happened, if not now: history from another system. */
  at?: number;
  /** When it was done, if it was sent later. What a device says of it is bounded before it comes here. */
  made?: number | undefined;
  photos?: readonly Photo[];
};

/** Reads the facts for a rule, in the transaction in which it decides. */
export type Look<C, F> = (tx: Tx, order: Order, command: C, at: number) => Promise<F>;

/** The last number that was written, and the step, question or exception it was about, if it was about one. */
export type Done = { seq: number; step?: string; question?: string; exception?: string };

/** One command, whole: number, rows and entries in one transaction; the announcement after COMMIT. */
export async function carryOut<C, A extends Doer = Staff, F = undefined>(
  floor: Floor,
  asked: Command<C, A>,
  rule: Rule<C, A, F>,
  look?: Look<C, F>,
): Promise<Done | Refusal> {
  const colleagues = await floor.colleagues.of(asked.shop);
  const at = asked.at ?? floor.now();
  const ids: [string, string, string] = [floor.newId(), floor.newId(), floor.newId()];
  const outcome = await floor.database.transact<{ done: Done; change?: Change } | Refusal>(async (tx) => {
    const order = await lockOrder(tx, asked.shop, { number: asked.number }, at);
    // Asked behind the lock: the same write may be under way in another process.
    const earlier = asked.once && (await earlierAnswer(tx, asked.shop, asked.once));
    if (earlier === 'other') return undo(refuse('web.key-used'));
    if (earlier) return undo({ done: JSON.parse(earlier.answer) as Done });
    const { actor, command, zone, photos = [] } = asked;
    const facts = look ? [await look(tx, order, command, at)] : [];
    const decide = rule as (...all: unknown[]) => Draft[] | Refusal;
    const drafts = decide(order, command, { actor, at, zone, ids, colleagues, photos }, ...facts);
    if (isRefusal(drafts)) return undo(drafts);
    if (drafts.length === 0) return undo({ done: { seq: order.last_entry - 1 } });
    const by = actor.as === 'staff' ? actor.person : null;
    // Nothing was done before there was an order.
    const made = asked.made === undefined ? null : Math.max(asked.made, order.opened_at);
    const entries = await write(tx, floor.rowWriters, order, drafts, at, by, made);
    const done = doneOf(entries, order);
    if (asked.once) await rememberAnswer(tx, asked.shop, asked.once, done, floor.now());
    return keep({ done, change: { shop: asked.shop, order: order.id, entries } });
  }, 'order');
  if (isRefusal(outcome)) return outcome;
  if (outcome.change) floor.announce(outcome.change);
  return outcome.done;
}

function doneOf(entries: Entry[], order: Order): Done {
  const last = entries.at(-1);
  // A promise may move on behind the step that goes on.
  const step = entries.map(({ body }) => stepOf(body)).findLast((one) => one !== null) ?? null;
  const question = last ? questionOf(last.body) : null;
  const exception = last && 'exception' in last.body ? last.body.exception : null;
  return {
    seq: last?.number ?? order.last_entry,
    ...(step ? { step } : {}),
    ...(question ? { question } : {}),
    ...(exception ? { exception } : {}),
  };
}

/** Takes the next number, which locks the order until the commit, and reads the order as it is. */
export async function lockOrder(
  tx: Tx,
  shop: string,
  which: { number: number } | { id: string },
  at: number,
): Promise<Order> {
  const [row] = await ('id' in which
    ? nextById(tx, { shop, at, id: which.id })
    : nextByNumber(tx, { shop, at, number: which.number }));
  if (!row) throw new Missing();
  return { ...row, steps: await stepsOf(tx, { shop, order: row.id }) };
}

const next = (from: Reader, at: number) =>
  from.updateTable('orders').set((eb) => ({ last_entry: eb('last_entry', '+', 1), changed_at: at }));

const nextByNumber = compiled((from, { shop, number, at }: { shop: string; number: number; at: number }) =>
  next(from, at).where('shop', '=', shop).where('number', '=', number).returningAll(),
);

const nextById = compiled((from, { shop, id, at }: { shop: string; id: string; at: number }) =>
  next(from, at).where('shop', '=', shop).where('id', '=', id).returningAll(),
);

/** Numbers the drafts from the order's last number on and writes rows and log. */
export async function write(
  tx: Tx,
  writers: RowWriters,
  order: Order,
  drafts: Draft[],
  at: number,
  actor: string | null,
  made: number | null = null,
): Promise<Entry[]> {
  const entries = drafts.map((draft, i) => ({ ...draft, number: order.last_entry + i, at, actor, made }) as Entry);
  for (const entry of entries) {
    const writeRows = writers[entry.kind] as (tx: Tx, order: Order, entry: Entry) => Promise<unknown>;
    await writeRows(tx, order, entry);
    await keepPhotos(tx, order, entry);
  }
  for (const entry of entries) await insertEntry(tx, asRow(order, entry));
  if (entries.length > 1) await setLast(tx, { shop: order.shop, id: order.id, last: entries.at(-1)?.number ?? 0 });
  return entries;
}

const insertEntry = compiled((from, row: EntryRow) => {
  const { shop, order_id, number, kind, at, actor, audience, step, body, made_at } = row;
  return from.insertInto('entries').values({ shop, order_id, number, kind, at, actor, audience, step, body, made_at });
});

const setLast = compiled((from, { shop, id, last }: { shop: string; id: string; last: number }) =>
  from.updateTable('orders').set({ last_entry: last }).where('shop', '=', shop).where('id', '=', id),
);

function asRow(order: Order, { number, kind, at, actor, audience, body, made = null }: Entry): EntryRow {
  const { shop, id: order_id } = order;
  const row = { shop, order_id, number, kind, at, actor, audience, made_at: made };
  return { ...row, step: stepOf(body), body: JSON.stringify(body) };
}
