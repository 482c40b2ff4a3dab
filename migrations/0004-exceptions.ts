import { type Kysely, sql } from 'kysely';

// Promises in words, and exceptions: what needs a person now, with one owner each and one open row for each cause.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('promises').addColumn('words', 'text').execute();
  await db.schema
    .createTable('thresholds')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('thresholds_key', ['shop', 'kind'])
    .execute();
  await db.schema
    .createTable('exceptions')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'settled', 'cleared')`))
    .addColumn('raised_at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('text', 'text')
    .addColumn('offered_to', 'text', (c) => c.references('people.id'))
    .addColumn('offered_at', 'bigint')
    .addColumn('offer_note', 'text')
    .addPrimaryKeyConstraint('exceptions_key', ['shop', 'id'])
    .addForeignKeyConstraint('exceptions_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addCheckConstraint('exceptions_end', sql`(state = 'open') = (ended_at is null)`)
    .addCheckConstraint('offers_go_to_another', sql`offered_to is null or offered_to <> owner`)
    .addCheckConstraint(
      'offers_are_whole',
      sql`(offered_to is null) = (offered_at is null) and (offered_to is null) = (offer_note is null)`,
    )
    .execute();
  // The owner reads all of them, and there are few.
  await db.schema
    .createIndex('entries_process_left')
    .on('entries')
    .columns(['shop', 'at'])
    .where(sql.ref('kind'), '=', sql.lit('process-left'))
    .execute();
  await db.schema.createIndex('exceptions_of_order').on('exceptions').columns(['shop', 'order_id', 'kind']).execute();
  await db.schema
    .createIndex('exceptions_open')
    .unique()
    .on('exceptions')
    .columns(['shop', 'order_id', 'kind', 'cause'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
}
