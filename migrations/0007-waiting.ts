import { type Kysely, sql } from 'kysely';

// Since when an order waits for its customer to decide: so long the clock of its ready-by stands still. And to whom an
// order is offered; it stays its owner's until the other accepts.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('orders').addColumn('waits_since', 'bigint').execute();
  await db.schema
    .alterTable('orders')
    .addColumn('offered_to', 'text', (c) => c.references('people.id').check(sql`offered_to <> owner`))
    .execute();
  await db.schema
    .alterTable('orders')
    .addColumn('offered_at', 'bigint', (c) => c.check(sql`(offered_at is null) = (offered_to is null)`))
    .execute();
  await db.schema
    .alterTable('orders')
    .addColumn('offer_note', 'text', (c) => c.check(sql`(offer_note is null) = (offered_to is null)`))
    .execute();
  await db.schema
    .createIndex('orders_offered')
    .on('orders')
    .columns(['shop', 'offered_to'])
    .where(sql.ref('offered_to'), 'is not', null)
    .execute();
  // A call that was missed is owed also when the order is over: the clock looks for such.
  await db.schema
    .createIndex('promises_calls_broken')
    .on('promises')
    .columns(['shop', 'ended_at'])
    .where(sql.ref('kind'), '=', sql.lit('call-by'))
    .where(sql.ref('state'), '=', sql.lit('broken'))
    .execute();
  // What waits for its customer today: since the pause that is the oldest.
  await sql`
    update orders set waits_since = (
      select min(steps.paused_at) from steps
      where steps.shop = orders.shop and steps.order_id = orders.id
        and steps.state = 'paused' and steps.pause like '%"reason":"customer"%'
    )
    where state = 'open'`.execute(db);
}
