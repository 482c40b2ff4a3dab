import { type Kysely, sql } from 'kysely';

// Photos: a row for each, its files outside the database under its id. And when something was really done that was sent
// later, because there was no connection.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('entries').addColumn('made_at', 'bigint').execute();
  await db.schema
    .createTable('photos')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('entry', 'integer', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull().check(sql`audience in ('customer', 'kitchen')`))
    .addColumn('person', 'text', (c) => c.references('people.id'))
    .addColumn('follower', 'text')
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('retracted_at', 'bigint')
    .addColumn('removed_at', 'bigint')
    .addPrimaryKeyConstraint('photos_key', ['shop', 'id'])
    .addForeignKeyConstraint('photos_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addCheckConstraint('photos_are_of_somebody', sql`(person is null) <> (follower is null)`)
    .addCheckConstraint('what_is_removed_was_retracted', sql`removed_at is null or retracted_at is not null`)
    .execute();
  await db.schema.createIndex('photos_of_order').on('photos').columns(['shop', 'order_id']).execute();
  await db.schema
    .createIndex('photos_to_remove')
    .on('photos')
    .columns(['retracted_at'])
    .where(sql.ref('removed_at'), 'is', null)
    .where(sql.ref('retracted_at'), 'is not', null)
    .execute();
}
