import type { PromiseRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { EntryOf, Promised } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';

/** What each entry about a promise does to its rows. A moved promise is a new one beside the old. */
export const promiseRows = {
  'promise-made': (tx, order, { body, actor, at }) => {
    const { of: kind = 'ready-by', words = null } = body;
    const owner = kind === 'ready-by' ? order.owner : (actor ?? order.owner);
    return insert(tx, order, body, { kind, question: null, words, owner }, at);
  },
  'promise-moved': movePromise,
  'promise-broken': (tx, order, { body, at }) =>
    end(tx, order, body.promise).set({ state: 'broken', ended_at: at }).execute(),
  // What was broken stays broken, whatever was done afterwards.
  'promise-kept': (tx, order, { body, at }) =>
    end(tx, order, body.promise).set({ state: 'kept', ended_at: at }).execute(),
  'call-noted': noteCall,
  // It changes nothing: that it is told is all.
  'process-left': async () => {},
} satisfies Partial<RowWriters>;

async function movePromise(tx: Tx, order: Order, { body, at }: EntryOf<'promise-moved'>): Promise<void> {
  const { kind, question, words, owner: had } = await find(tx, order, body.was);
  const owner = kind === 'ready-by' ? order.owner : await ownerNow(tx, order, question, had);
  await end(tx, order, body.was).set({ state: 'moved', ended_at: at }).execute();
  await insert(tx, order, body, { kind, question, words, owner }, at);
  if (question === null) return;
  await tx
    .updateTable('questions')
    .set({ promise: body.promise })
    .where('shop', '=', order.shop)
    .where('id', '=', question)
    .execute();
}

/** A promise that was broken meanwhile did not change hands with its question; the new one is whose the question is. */
async function ownerNow(tx: Tx, { shop }: Order, question: string | null, had: string): Promise<string> {
  if (question === null) return had;
  const row = tx.selectFrom('questions').select('owner').where('shop', '=', shop).where('id', '=', question);
  return (await row.executeTakeFirstOrThrow()).owner;
}

/** A try that nobody answered moves the promise to the next one; whoever calls answers for it. */
async function noteCall(tx: Tx, order: Order, { body, actor, at }: EntryOf<'call-noted'>): Promise<void> {
  const { promise, outcome, next } = body;
  const was = promise === null ? null : await find(tx, order, promise);
  if (promise !== null && outcome === 'spoke')
    await end(tx, order, promise).set({ state: 'kept', ended_at: at }).execute();
  if (!next) return;
  if (promise !== null) await end(tx, order, promise).set({ state: 'moved', ended_at: at }).execute();
  const owner = actor ?? order.owner;
  await insert(tx, order, next, { kind: 'call-by', question: null, words: was?.words ?? null, owner }, at);
}

function find(tx: Tx, { shop }: Order, id: string): Promise<PromiseRow> {
  return tx.selectFrom('promises').selectAll().where('shop', '=', shop).where('id', '=', id).executeTakeFirstOrThrow();
}

function end(tx: Tx, { shop }: Order, id: string) {
  return tx.updateTable('promises').where('shop', '=', shop).where('id', '=', id).where('state', '=', 'open');
}

type About = Pick<PromiseRow, 'kind' | 'question' | 'words' | 'owner'>;

function insert(
  tx: Tx,
  { shop, id: order_id }: Order,
  { promise: id, from, until }: Promised,
  about: About,
  at: number,
) {
  const range = { from_at: from, until_at: until };
  const row: PromiseRow = { shop, id, order_id, ...range, ...about, state: 'open', made_at: at, ended_at: null };
  return tx.insertInto('promises').values(row).execute();
}
