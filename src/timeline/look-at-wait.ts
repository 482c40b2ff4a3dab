import type { Tx } from '#src/database/transact.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import type { Stood } from './clock-goes-on.ts';
import { standsSince } from './late.ts';
import type { Order } from './order.ts';
import { endsWait } from './pause-of.ts';

/** What goes on when this step waits for the customer no longer. Of an order that waits for nobody it reads nothing. */
export async function lookAtWait(tx: Tx, order: Order, { step }: { step: string }): Promise<Stood | null> {
  const { shop: id, waits_since } = order;
  if (waits_since === null || !endsWait(order.steps, step)) return null;
  const promise = await tx
    .selectFrom('promises')
    .selectAll()
    .where('shop', '=', id)
    .where('order_id', '=', order.id)
    .where('kind', '=', 'ready-by')
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!promise || standsSince({ ...order, promise }) === null) return null;
  const since = Math.max(waits_since, promise.made_at);
  const shop = await tx.selectFrom('shops').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { promise, since, clock: await workingClockOf(tx, shop, since) };
}
