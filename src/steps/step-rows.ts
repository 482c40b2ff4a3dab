import type { StepRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { EntryOf } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';

type Shown = { reason: string; until: number | null; note: string | null };

/** What each entry about a step does to its row. `steps.pause` is JSON: { reason, until, note }. */
export const stepRows = {
  'step-added': addStep,
  'step-changed': (tx, order, { body }) => {
    const { step, title, customerNl: customer_nl, customerEn: customer_en, minutes, news } = body;
    return set(tx, order, step, { title, customer_nl, customer_en, minutes, news });
  },
  'step-skipped': (tx, order, { body }) => set(tx, order, body.step, { state: 'skipped', ...goesOn }),
  'step-redone': (tx, order, { body }) =>
    set(tx, order, body.step, { state: 'planned', started_at: null, finished_at: null, ...goesOn }),
  'step-moved': moveStep,
  'step-assigned': (tx, order, { body }) => set(tx, order, body.step, { specialist: body.specialist }),
  'step-started': (tx, order, { body, actor, at }) =>
    set(tx, order, body.step, { state: 'running', specialist: actor, started_at: at }),
  'step-paused': (tx, order, { body, at }) => {
    const { reason, until, note } = body;
    const pause = JSON.stringify({ reason, until, note } satisfies Shown);
    return set(tx, order, body.step, { state: 'paused', paused_at: at, pause });
  },
  'step-resumed': (tx, order, { body, actor }) =>
    set(tx, order, body.step, { state: 'running', specialist: actor, ...goesOn }),
  'step-finished': (tx, order, { body, at }) => set(tx, order, body.step, { state: 'finished', finished_at: at }),
  'step-taken-back': (tx, order, { body }) => set(tx, order, body.step, { state: 'running', finished_at: null }),
  // A note is its own record: the timeline holds it.
  'note-added': async () => {},
} satisfies Partial<RowWriters>;

const goesOn = { paused_at: null, pause: null };

function set(tx: Tx, { shop }: Order, step: string, values: Partial<StepRow>): Promise<unknown> {
  return tx.updateTable('steps').set(values).where('shop', '=', shop).where('id', '=', step).execute();
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
