import type { QuestionRow } from '#src/database/question-tables.ts';
import type { PromiseRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { EntryOf, Promised } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';

/** What each entry about a question does to its row and to the promise to answer it. */
export const questionRows = {
  'question-asked': ask,
  'question-followed-up': followUp,
  'question-answered': (tx, order, { body, at }) => settle(tx, order, body.question, 'answered', at),
  'question-asked-back': (tx, order, { body, at }) => settle(tx, order, body.question, 'asked-back', at),
  'question-closed': async (tx, order, { body, at }) => {
    await openPromise(tx, order, body.question).set({ state: 'ended', ended_at: at }).execute();
    await set(tx, order, body.question, { state: 'closed', turn_at: at, urgent_at: null, ...noOffer });
  },
  'question-offered': (tx, order, { body, at }) =>
    set(tx, order, body.question, { offered_to: body.to, offered_at: at, offer_note: body.note }),
  'question-offer-ended': (tx, order, { body }) => set(tx, order, body.question, noOffer),
  'question-accepted': (tx, order, { body, actor }) => changeHands(tx, order, body.question, actor),
  'question-taken-over': (tx, order, { body, actor }) => changeHands(tx, order, body.question, actor),
  'question-urgency': (tx, order, { body, at }) =>
    set(tx, order, body.question, { urgent_at: body.urgency === 'urgent' ? at : null }),
  // A remark is its own record: the timeline holds it.
  'question-remarked': async () => {},
} satisfies Partial<RowWriters>;

const noOffer = { offered_to: null, offered_at: null, offer_note: null };

async function ask(tx: Tx, order: Order, { body, at }: EntryOf<'question-asked'>): Promise<void> {
  const { question: id, step, follower, owner, promise: promised } = body;
  const row: QuestionRow = {
    ...{ shop: order.shop, id, order_id: order.id, step, follower, owner, promise: promised },
    ...{ state: 'open', asked_at: at, turn_at: at, hands: 0, urgent_at: null },
    ...noOffer,
  };
  await tx.insertInto('questions').values(row).execute();
  await promise(tx, order, id, body, at);
}

async function followUp(tx: Tx, order: Order, { body, at }: EntryOf<'question-followed-up'>): Promise<void> {
  const { question, owner, again } = body;
  // Still waiting for the first answer: it is the same turn and the same promise.
  if (!again) return;
  await set(tx, order, question, { state: 'open', turn_at: at, owner });
  await promise(tx, order, question, again, at);
}

/** Something was said to the customer. In time is in time; afterwards the promise was broken, whatever was said. */
async function settle(tx: Tx, order: Order, id: string, state: 'answered' | 'asked-back', at: number): Promise<void> {
  await openPromise(tx, order, id).set({ state: 'kept', ended_at: at }).where('until_at', '>=', at).execute();
  await openPromise(tx, order, id).set({ state: 'broken', ended_at: at }).execute();
  await set(tx, order, id, { state, turn_at: at, urgent_at: null, ...noOffer });
}

async function changeHands(tx: Tx, order: Order, id: string, owner: string | null): Promise<void> {
  if (owner === null) throw new Error('a question goes from one person to another');
  await tx
    .updateTable('questions')
    .set((eb) => ({ owner, hands: eb('hands', '+', 1), ...noOffer }))
    .where('shop', '=', order.shop)
    .where('id', '=', id)
    .execute();
  await openPromise(tx, order, id).set({ owner }).execute();
}

/** Makes a promise to answer the question and lets the question know which one counts. Its owner answers for it. */
async function promise(tx: Tx, order: Order, question: string, { promise: id, from, until }: Promised, at: number) {
  await set(tx, order, question, { promise: id });
  const { owner } = await tx
    .selectFrom('questions')
    .select('owner')
    .where('shop', '=', order.shop)
    .where('id', '=', question)
    .executeTakeFirstOrThrow();
  const row: PromiseRow = {
    ...{ shop: order.shop, id, order_id: order.id, kind: 'answer-by', question },
    ...{ from_at: from, until_at: until, owner, state: 'open', made_at: at, ended_at: null, words: null },
  };
  await tx.insertInto('promises').values(row).execute();
}

function set(tx: Tx, { shop }: Order, id: string, values: Partial<QuestionRow>): Promise<unknown> {
  return tx.updateTable('questions').set(values).where('shop', '=', shop).where('id', '=', id).execute();
}

function openPromise(tx: Tx, { shop, id: order }: Order, question: string) {
  return tx
    .updateTable('promises')
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .where('question', '=', question)
    .where('state', '=', 'open');
}
