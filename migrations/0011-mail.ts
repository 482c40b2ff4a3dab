import { type Kysely, sql } from 'kysely';

/**
 * What is to be mailed, written together with what it belongs to. A row waits until somebody claimed and sent it; what
 * it says (`about`) goes when it was sent or given up, and a secret in it is sealed with a key that is not kept here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mails')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull().check(sql`language in ('nl', 'en')`))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('about', 'text')
    .addColumn('order_id', 'text')
    .addColumn('person', 'text', (c) => c.references('people.id'))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting', 'sent', 'failed', 'dropped')`))
    .addColumn('claimed_until', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('why', 'text')
    .execute();
  await db.schema
    .createIndex('mails_waiting')
    .on('mails')
    .column('next_at')
    .where(sql.ref('state'), '=', sql.lit('waiting'))
    .execute();
  await db.schema.createIndex('mails_of_shop').on('mails').columns(['shop', 'made_at']).execute();
  await db.schema.createIndex('mails_of_order').on('mails').columns(['shop', 'order_id', 'made_at']).execute();
  await proofs(db);
}

/** A code that was told to the contact on an order, and the browser that typed it: one for each link and each purpose. */
async function proofs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proofs')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('link', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('see', 'erase')`))
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('opened', 'text')
    .addPrimaryKeyConstraint('proofs_key', ['shop', 'link', 'kind'])
    .addForeignKeyConstraint('proofs_link', ['shop', 'link'], 'links', ['shop', 'id'], (c) => c.onDelete('cascade'))
    .execute();
  await db.schema.createIndex('proofs_of_order').on('proofs').columns(['shop', 'order_id']).execute();
}
