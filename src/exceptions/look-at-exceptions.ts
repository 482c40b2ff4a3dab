import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Order } from '#src/timeline/order.ts';

/** What a rule about an exception knows besides the order: every one that was ever raised on it, the first one first. */
export type Exceptions = { exceptions: ExceptionRow[] };

export async function lookAtExceptions(tx: Tx, { shop, id }: Order): Promise<Exceptions> {
  const exceptions = await tx
    .selectFrom('exceptions')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();
  return { exceptions };
}
