import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';
import type { Order } from '#src/timeline/order.ts';

/** What each entry about an exception does to its row. */
export const exceptionRows = {
  'exception-raised': (tx, { shop, id: order_id }, { body, at }) => {
    const { exception: id, of: kind, cause, owner, due: due_at, text } = body;
    const open = { state: 'open', raised_at: at, ended_at: null } as const;
    const row: ExceptionRow = { shop, id, order_id, kind, cause, owner, due_at, text, ...open, ...noOffer };
    return tx.insertInto('exceptions').values(row).execute();
  },
  'exception-taken': (tx, order, { body, actor }) => changeHands(tx, order, body.exception, actor),
  'exception-accepted': (tx, order, { body, actor }) => changeHands(tx, order, body.exception, actor),
  'exception-offered': (tx, order, { body, at }) =>
    set(tx, order, body.exception, { offered_to: body.to, offered_at: at, offer_note: body.note }),
  'exception-offer-ended': (tx, order, { body }) => set(tx, order, body.exception, noOffer),
  'exception-settled': (tx, order, { body, at }) =>
    set(tx, order, body.exception, { state: 'settled', ended_at: at, ...noOffer }),
  'exception-cleared': (tx, order, { body, at }) =>
    set(tx, order, body.exception, { state: 'cleared', ended_at: at, ...noOffer }),
} satisfies Partial<RowWriters>;

const noOffer = { offered_to: null, offered_at: null, offer_note: null };

function changeHands(tx: Tx, order: Order, id: string, owner: string | null): Promise<unknown> {
  if (owner === null) throw new Error('an exception goes from one person to another');
  return set(tx, order, id, { owner, ...noOffer });
}

function set(tx: Tx, { shop }: Order, id: string, values: Partial<ExceptionRow>): Promise<unknown> {
  return tx.updateTable('exceptions').set(values).where('shop', '=', shop).where('id', '=', id).execute();
}
