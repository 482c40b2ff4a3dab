import type { Kysely } from 'kysely';

// What a shop of many years asks for: without these, the more orders there were, the longer a search, an intake and a
// live connection took.
export async function up(db: Kysely<unknown>): Promise<void> {
  // The words of one order: to write them anew, and to see whether an order that is at hand is found by a word.
  await db.schema
    .createIndex('search_words_of_order')
    .on('search_words')
    .columns(['shop', 'order_id', 'word'])
    .execute();
  // A live connection knows its link by the id alone.
  await db.schema.createIndex('links_by_id').on('links').column('id').execute();
  // Already in the order in which they are asked for, so that nobody reads all orders of the shop to have them sorted.
  await db.schema.dropIndex('orders_of_customer').execute();
  await db.schema.createIndex('orders_of_customer').on('orders').columns(['shop', 'customer', 'number']).execute();
  await db.schema.dropIndex('subjects_of_customer').execute();
  await db.schema.createIndex('subjects_of_customer').on('subjects').columns(['shop', 'customer', 'id']).execute();
}
