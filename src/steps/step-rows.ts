import type { StepRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { Entry, EntryOf } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { endsWait } from '#src/timeline/pause-of.ts';
import { stintKinds } from '#src/timeline/stints.ts';

type Shown = { reason: string; until: number | null; note: string | null };

/** What each entry about a step does to its row. `steps.pause` is JSON: { reason, until, note }. */
export const stepRows = {
  'step-added': addStep,
  'step-changed': (tx, order, { body }) => {
    const { step, title, customerNl: customer_nl, customerEn: customer_en, minutes, news } = body;
    return set(tx, order, step, { title, customer_nl, customer_en, minutes, news });
  },
  'step-skipped': async (tx, order, { body }) => {
    await set(tx, order, body.step, { state: 'skipped', ...goesOn });
    await endWait(tx, order, body.step);
  },
  'step-redone': (tx, order, { body }) =>
    set(tx, order, body.step, { state: 'planned', started_at: null, finished_at: null, ...goesOn }),
  'step-moved': moveStep,
  'step-assigned': (tx, order, { body }) => set(tx, order, body.step, { specialist: body.specialist }),
  'step-started': async (tx, order, entry) => {
    const started_at = await whenDone(tx, order, entry, entry.body.step);
    await set(tx, order, entry.body.step, { state: 'running', specialist: entry.actor, started_at });
  },
  'step-paused': async (tx, order, entry) => {
    const { body, at } = entry;
    const { reason, until, note } = body;
    const pause = JSON.stringify({ reason, until, note } satisfies Shown);
    const paused_at = await whenDone(tx, order, entry, body.step);
    await set(tx, order, body.step, { state: 'paused', paused_at, pause });
    // It stops the clock when the customer can know: what was sent later did not wait for them until it arrived. Of two steps that wait at once it is the first that stopped the clock.
    if (reason === 'customer') await setWait(tx, order, order.waits_since ?? at);
  },
  'step-resumed': async (tx, order, { body, actor }) => {
    await set(tx, order, body.step, { state: 'running', specialist: actor, ...goesOn });
    await endWait(tx, order, body.step);
  },
  'step-finished': async (tx, order, entry) => {
    const finished_at = await whenDone(tx, order, entry, entry.body.step);
    await set(tx, order, entry.body.step, { state: 'finished', finished_at });
  },
  'step-taken-back': (tx, order, { body }) => set(tx, order, body.step, { state: 'running', finished_at: null }),
  // A note is its own record: the timeline holds it.
  'note-added': async () => {},
} satisfies Partial<RowWriters>;

const goesOn = { paused_at: null, pause: null };

/** What was sent later counts from when it was done, but never before what was done with this step before it. */
async function whenDone(tx: Tx, { shop, id }: Order, { at, made, number }: Entry, step: string): Promise<number> {
  if (made == null) return at;
  const { last } = await tx
    .selectFrom('entries')
    .select((eb) => eb.fn.max(eb.fn.coalesce('made_at', 'at')).as('last'))
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .where('step', '=', step)
    .where('kind', 'in', stintKinds)
    .where('number', '<', number)
    .executeTakeFirstOrThrow();
  return Math.max(made, Number(last ?? 0));
}

function set(tx: Tx, { shop }: Order, step: string, values: Partial<StepRow>): Promise<unknown> {
  return tx.updateTable('steps').set(values).where('shop', '=', shop).where('id', '=', step).execute();
}

/** The clock of the order goes on when no other step of it waits for the customer. */
async function endWait(tx: Tx, order: Order, step: string): Promise<void> {
  if (order.waits_since !== null && endsWait(order.steps, step)) await setWait(tx, order, null);
}

function setWait(tx: Tx, { shop, id }: Order, waits_since: number | null): Promise<unknown> {
  return tx.updateTable('orders').set({ waits_since }).where('shop', '=', shop).where('id', '=', id).execute();
}

async function addStep(tx: Tx, order: Order, { body }: EntryOf<'step-added'>): Promise<void> {
  await shift(tx, order, { from: body.position, to: null, by: 1 });
  await tx
    .insertInto('steps')
    .values({
      shop: order.shop,
      id: body.step,
      order_id: order.id,
      position: body.position,
      title: body.title,
      customer_nl: body.customerNl,
      customer_en: body.customerEn,
      minutes: body.minutes,
      news: body.news,
      usually: '',
      specialist: body.specialist,
      state: 'planned',
      started_at: null,
      paused_at: null,
      pause: null,
      finished_at: null,
    })
    .execute();
}

/** Only the steps between the old place and the new one move, by one. */
async function moveStep(tx: Tx, order: Order, { body }: EntryOf<'step-moved'>): Promise<void> {
  const { position: was } = await tx
    .selectFrom('steps')
    .select('position')
    .where('shop', '=', order.shop)
    .where('id', '=', body.step)
    .executeTakeFirstOrThrow();
  const to = body.position;
  await shift(tx, order, to > was ? { from: was + 1, to, by: -1 } : { from: to, to: was - 1, by: 1 });
  await set(tx, order, body.step, { position: to });
}

async function shift(tx: Tx, order: Order, { from, to, by }: { from: number; to: number | null; by: 1 | -1 }) {
  const rows = tx
    .updateTable('steps')
    .set((eb) => ({ position: eb('position', '+', by) }))
    .where('shop', '=', order.shop)
    .where('order_id', '=', order.id)
    .where('position', '>=', from);
  await (to === null ? rows : rows.where('position', '<=', to)).execute();
}
