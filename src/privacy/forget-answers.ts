import { sql } from 'kysely';
import type { Tx } from '#src/database/transact.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';

/** Kept answers to writes about an order: the intake's holds its link. Whoever repeats such a write starts anew. */
export async function forgetAnswers(tx: Tx, order: { shop: string; id: string; number: number }): Promise<void> {
  const { code } = await tx.selectFrom('shops').select('code').where('id', '=', order.shop).executeTakeFirstOrThrow();
  const name = orderName(code, order.number);
  const said = JSON.stringify({ order: orderInJson(name) }).slice(1, -1);
  await tx
    .deleteFrom('command_keys')
    .where('shop', '=', order.shop)
    .where((eb) =>
      eb.or([
        eb('key', 'like', `% /orders/${name}/%`),
        eb('key', 'like', `% /follow/${name}/%`),
        eb(sql`answer || ','`, 'like', `%${said},%`),
        eb('answer', 'like', `%"number":${order.number},%`),
        eb('answer', 'like', `%${order.id}%`),
      ]),
    )
    .execute();
}
