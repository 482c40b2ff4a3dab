import { type Kysely, sql } from 'kysely';

// Who saw, changed, exported and erased; how long a shop keeps what; what was erased, so that a backup brings nothing
// back; and people of the staff under another name.
export async function up(db: Kysely<unknown>): Promise<void> {
  await audit(db);
  await erasures(db);
  await retention(db);
  await people(db);
}

// A failed sign-in may be of nobody and of no shop, so the key is the id alone.
async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('shop', 'text', (c) => c.references('shops.id'))
    .addColumn('who', 'text', (c) => c.references('people.id'))
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text')
    .addColumn('about', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_of_shop').on('audit').columns(['shop', 'at']).execute();
  await db.schema.createIndex('audit_of_person').on('audit').columns(['shop', 'who', 'at']).execute();
  // The owner reads changes of all orders, the newest first.
  // By time first: led by the shop, SQLite would take it to look for the last entry of an order.
  await db.schema.createIndex('entries_by_time').on('entries').columns(['at', 'shop']).execute();
  await db.schema.createIndex('audit_of_order').on('audit').columns(['shop', 'order_id', 'at']).execute();
}

// The list of what has to be gone, whatever backup comes back: ids alone. Not done yet is one that a crash left behind.
async function erasures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erasures')
    .addColumn('order_id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await db.schema.createIndex('erasures_done').on('erasures').column('done_at').execute();
}

async function retention(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('retentions')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('photos', 'questions', 'links', 'security', 'identity')`),
    )
    .addColumn('days', 'integer', (c) => c.notNull().check(sql`days > 0`))
    .addPrimaryKeyConstraint('retentions_key', ['shop', 'kind'])
    .execute();
  await db.schema
    .createTable('sweeps')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sweeps_key', ['shop', 'id'])
    .execute();
  // What of an order that left is gone by now. An order that is opened again begins anew.
  for (const column of ['photos_gone_at', 'questions_gone_at', 'erased_at'])
    await db.schema.alterTable('orders').addColumn(column, 'bigint').execute();
  for (const column of ['photos_gone_at', 'questions_gone_at', 'erased_at'])
    await db.schema
      .createIndex(`orders_by_${column}`)
      .on('orders')
      .columns(['shop', 'closed_at'])
      .where(sql.ref(column), 'is', sql.lit(null))
      .where(sql.ref('closed_at'), 'is not', sql.lit(null))
      .execute();
}

// What customers call them, and under which number somebody stays in old timelines who left.
async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('people').addColumn('alias', 'text').execute();
  await db.schema.alterTable('people').addColumn('left_at', 'bigint').execute();
  await db.schema.alterTable('people').addColumn('left_number', 'integer').execute();
}
