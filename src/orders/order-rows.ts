import type { OrderGone } from '#src/database/privacy-tables.ts';
import type { OrderRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import { expireLinks, reviveLinks } from '#src/timeline/expire-links.ts';
import type { Order } from '#src/timeline/order.ts';
import { waitsForCustomer } from '#src/timeline/pause-of.ts';
import { writeDetails } from './details.ts';

/** What each entry about the order as a whole does to its rows. */
export const orderRows = {
  // The order's own row was made with its number, before there was anything to tell.
  'order-opened': async () => {},
  'details-changed': writeDetails,
  // Whoever answers for the order answers for what was promised with it.
  'order-taken': async (tx, order, { actor }) => {
    if (actor === null) return;
    await set(tx, order, { owner: actor, ...noOffer });
    await openPromises(tx, order).set({ owner: actor }).execute();
  },
  'order-offered': (tx, order, { body, at }) =>
    set(tx, order, { offered_to: body.to, offered_at: at, offer_note: body.note }),
  'order-offer-ended': (tx, order) => set(tx, order, noOffer),
  'order-ready': async (tx, order, { at }) => {
    await set(tx, order, { state: 'ready', waits_since: null });
    await openPromises(tx, order).set({ state: 'kept', ended_at: at }).where('until_at', '>=', at).execute();
    await openPromises(tx, order).set({ state: 'broken', ended_at: at }).execute();
  },
  'order-handed-over': (tx, order, { at }) => close(tx, order, 'handed-over', at),
  'order-cancelled': (tx, order, { at }) => close(tx, order, 'cancelled', at),
  'order-cannot-be-done': (tx, order, { at }) => close(tx, order, 'cannot-be-done', at),
  // What became of a promise stays: an order that is open again has to be promised again.
  'order-reopened': async (tx, order, { at }) => {
    // A step that waited for the customer when the order was closed waits again.
    const waits_since = waitsForCustomer(order.steps) ? at : null;
    await set(tx, order, { state: 'open', closed_at: null, waits_since, ...keptAnew });
    await reviveLinks(tx, order);
  },
} satisfies Partial<RowWriters>;

// What comes from now on is kept for its whole time.
const keptAnew = { photos_gone_at: null, questions_gone_at: null, erased_at: null };

const noOffer = { offered_to: null, offered_at: null, offer_note: null };

/** A promise that was neither kept nor broken ends with the order, and nobody is asked any more to answer for it. */
async function close(tx: Tx, order: Order, state: OrderRow['state'], at: number): Promise<void> {
  await set(tx, order, { state, closed_at: at, waits_since: null, ...noOffer });
  await openPromises(tx, order).set({ state: 'ended', ended_at: at }).execute();
  await expireLinks(tx, order, at);
}

function set(tx: Tx, { shop, id }: Order, values: Partial<OrderRow & OrderGone>): Promise<unknown> {
  return tx.updateTable('orders').set(values).where('shop', '=', shop).where('id', '=', id).execute();
}

/** What was promised of the order itself. An answer that was promised is still owed when the order is over. */
function openPromises(tx: Tx, { shop, id }: Order) {
  return tx
    .updateTable('promises')
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .where('kind', '=', 'ready-by')
    .where('state', '=', 'open');
}
