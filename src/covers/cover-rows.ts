import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { Covered } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';

/** What is somebody's goes to their stand-in, and back again: all of it at once, so that nothing has two owners or none. */
export const coverRows = {
  'order-covered': (tx, order, { body }) => hand(tx, order, body, body.standIn),
  'order-cover-ended': (tx, order, { body }) => hand(tx, order, body, body.person),
} satisfies Partial<RowWriters>;

const noOffer = { offered_to: null, offered_at: null, offer_note: null };

async function hand(tx: Tx, order: Order, covered: Covered, to: string): Promise<void> {
  await handSteps(tx, order, covered.steps, to);
  await handQuestions(tx, order, covered.questions, to);
  await handPromises(tx, order, covered.promises, to);
  if (covered.owner) await handOrder(tx, order, to);
}

async function handSteps(tx: Tx, { shop }: Order, steps: string[], specialist: string): Promise<void> {
  if (steps.length === 0) return;
  await tx.updateTable('steps').set({ specialist }).where('shop', '=', shop).where('id', 'in', steps).execute();
}

/** A pair of hands more; whatever was offered of it to others is over. The promise to answer goes with it. */
async function handQuestions(tx: Tx, { shop }: Order, questions: string[], owner: string): Promise<void> {
  if (questions.length === 0) return;
  await tx
    .updateTable('questions')
    .set((eb) => ({ owner, hands: eb('hands', '+', 1), ...noOffer }))
    .where('shop', '=', shop)
    .where('id', 'in', questions)
    .execute();
  await openPromises(tx, shop).set({ owner }).where('question', 'in', questions).execute();
}

async function handPromises(tx: Tx, { shop }: Order, promises: string[], owner: string): Promise<void> {
  if (promises.length === 0) return;
  await openPromises(tx, shop).set({ owner }).where('id', 'in', promises).execute();
}

/** Whoever answers for the order answers for when it is ready; whatever was offered of it to others is over. */
async function handOrder(tx: Tx, { shop, id }: Order, owner: string): Promise<void> {
  const values = { owner, ...noOffer };
  await tx.updateTable('orders').set(values).where('shop', '=', shop).where('id', '=', id).execute();
  await openPromises(tx, shop).set({ owner }).where('order_id', '=', id).where('kind', '=', 'ready-by').execute();
}

const openPromises = (tx: Tx, shop: string) =>
  tx.updateTable('promises').where('shop', '=', shop).where('state', '=', 'open');
