import { type Kysely, sql } from 'kysely';

// Ids are text made by us (UUIDv7), times are epoch milliseconds, yes/no is 0 or 1, JSON is text.
// Every table that grows leads its key with the shop.
export async function up(db: Kysely<unknown>): Promise<void> {
  await shopsAndPeople(db);
  await templates(db);
  await customers(db);
  await orders(db);
  await record(db);
  await links(db);
}

async function shopsAndPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shops')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('zone', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull().check(sql`language in ('nl', 'en')`))
    .addColumn('languages', 'text', (c) => c.notNull())
    .addColumn('hours', 'text', (c) => c.notNull())
    .addColumn('phone', 'text')
    .addColumn('last_number', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull().check(sql`language in ('nl', 'en')`))
    .addColumn('pin_hash', 'text')
    .addColumn('pin_misses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('disabled_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('roles')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('role', 'text', (c) => c.notNull().check(sql`role in ('technician', 'desk', 'owner')`))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('roles_key', ['shop', 'person', 'role'])
    .execute();
  await db.schema.createIndex('roles_person').on('roles').columns(['person', 'shop']).execute();
  await db.schema
    .createTable('keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createTable('acting')
    .addColumn('session', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('since', 'bigint', (c) => c.notNull())
    .execute();
}

async function templates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('templates')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('noun_nl', 'text', (c) => c.notNull())
    .addColumn('noun_en', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('retired_at', 'bigint')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('templates_key', ['shop', 'id'])
    .execute();
  await db.schema
    .createTable('template_steps')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('customer_nl', 'text', (c) => c.notNull())
    .addColumn('customer_en', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('news', 'text', (c) => c.notNull().check(sql`news in ('loud', 'silent')`))
    .addColumn('usually', 'text', (c) => c.notNull())
    .addColumn('usual_person', 'text', (c) => c.references('people.id'))
    .addPrimaryKeyConstraint('template_steps_key', ['shop', 'template', 'position'])
    .addForeignKeyConstraint('template_steps_template', ['shop', 'template'], 'templates', ['shop', 'id'])
    .execute();
}

// Who a customer is (erasable) stands apart from what was done for them.
async function customers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customers')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('phone', 'text')
    .addColumn('phone_key', 'text')
    .addColumn('email', 'text')
    .addColumn('email_key', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('customers_key', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('customers_phone').on('customers').columns(['shop', 'phone_key']).execute();
  await db.schema.createIndex('customers_email').on('customers').columns(['shop', 'email_key']).execute();
  await db.schema
    .createTable('subjects')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('customer', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('plate', 'text')
    .addColumn('plate_key', 'text')
    .addPrimaryKeyConstraint('subjects_key', ['shop', 'id'])
    .addForeignKeyConstraint('subjects_customer', ['shop', 'customer'], 'customers', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('subjects_plate').on('subjects').columns(['shop', 'plate_key']).execute();
  await db.schema.createIndex('subjects_of_customer').on('subjects').columns(['shop', 'customer']).execute();
}

async function orders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('orders')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('customer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('noun_nl', 'text', (c) => c.notNull())
    .addColumn('noun_en', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text')
    .addColumn('wishes', 'text')
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('open', 'ready', 'handed-over', 'cancelled', 'cannot-be-done')`),
    )
    .addColumn('last_entry', 'integer', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .addPrimaryKeyConstraint('orders_key', ['shop', 'id'])
    .addUniqueConstraint('orders_number', ['shop', 'number'])
    .addForeignKeyConstraint('orders_customer', ['shop', 'customer'], 'customers', ['shop', 'id'])
    .addForeignKeyConstraint('orders_subject', ['shop', 'subject'], 'subjects', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('orders_by_state').on('orders').columns(['shop', 'state', 'number']).execute();
  await db.schema.createIndex('orders_of_customer').on('orders').columns(['shop', 'customer']).execute();
  await db.schema.createIndex('orders_of_subject').on('orders').columns(['shop', 'subject']).execute();
  await db.schema
    .createTable('steps')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('customer_nl', 'text', (c) => c.notNull())
    .addColumn('customer_en', 'text', (c) => c.notNull())
    .addColumn('minutes', 'integer', (c) => c.notNull())
    .addColumn('news', 'text', (c) => c.notNull().check(sql`news in ('loud', 'silent')`))
    .addColumn('usually', 'text', (c) => c.notNull())
    .addColumn('specialist', 'text', (c) => c.references('people.id'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('planned', 'running', 'paused', 'finished', 'skipped')`),
    )
    .addColumn('started_at', 'bigint')
    .addColumn('paused_at', 'bigint')
    .addColumn('pause', 'text')
    .addColumn('finished_at', 'bigint')
    .addPrimaryKeyConstraint('steps_key', ['shop', 'id'])
    .addForeignKeyConstraint('steps_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addCheckConstraint(
      'steps_under_way_have_a_specialist',
      sql`state not in ('running', 'paused', 'finished') or specialist is not null`,
    )
    .execute();
  await db.schema.createIndex('steps_of_order').on('steps').columns(['shop', 'order_id', 'position']).execute();
  await db.schema.createIndex('steps_of_specialist').on('steps').columns(['shop', 'specialist', 'state']).execute();
}

async function record(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entries')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.references('people.id'))
    .addColumn('audience', 'text', (c) => c.notNull().check(sql`audience in ('customer', 'kitchen')`))
    .addColumn('step', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('entries_key', ['shop', 'order_id', 'number'])
    .addForeignKeyConstraint('entries_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .execute();
  await db.schema
    .createTable('promises')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('ready-by')`))
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'kept', 'broken', 'ended')`))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('promises_key', ['shop', 'id'])
    .addForeignKeyConstraint('promises_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('promises_of_order').on('promises').columns(['shop', 'order_id']).execute();
  await db.schema
    .createTable('search_words')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('search_words_key', ['shop', 'word', 'order_id'])
    .execute();
  await db.schema
    .createTable('command_keys')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('command_keys_key', ['shop', 'key'])
    .execute();
  await db.schema.createIndex('command_keys_at').on('command_keys').column('at').execute();
  await db.schema
    .createTable('imported_cases')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('imported_cases_key', ['shop', 'case_id'])
    .execute();
}

async function links(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('followers')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('customer', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull().check(sql`part in ('customer', 'second')`))
    .addColumn('language', 'text', (c) => c.notNull().check(sql`language in ('nl', 'en')`))
    .addPrimaryKeyConstraint('followers_key', ['shop', 'id'])
    .addForeignKeyConstraint('followers_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addForeignKeyConstraint('followers_customer', ['shop', 'customer'], 'customers', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('followers_of_order').on('followers').columns(['shop', 'order_id']).execute();
  await db.schema
    .createTable('links')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('follower', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('links_key', ['shop', 'id'])
    .addForeignKeyConstraint('links_follower', ['shop', 'follower'], 'followers', ['shop', 'id'])
    .execute();
  await db.schema.createIndex('links_of_order').on('links').columns(['shop', 'order_id']).execute();
}
