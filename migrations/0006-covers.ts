import { type Kysely, sql } from 'kysely';

// Who stands in for somebody who is away: what was asked of whom, the card for each order, and what changed hands.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('covers')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('absence', 'text', (c) => c.notNull().references('absences.id'))
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('stand_in', 'text', (c) => c.references('people.id'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('offered', 'accepted', 'declined', 'withdrawn', 'nobody')`),
    )
    .addColumn('offered_by', 'text', (c) => c.references('people.id'))
    .addColumn('offered_at', 'bigint', (c) => c.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('began_at', 'bigint')
    .addColumn('given_back_at', 'bigint')
    .addColumn('taken_back_at', 'bigint')
    .addColumn('told_at', 'bigint')
    .addPrimaryKeyConstraint('covers_key', ['shop', 'id'])
    .addCheckConstraint('nobody_covers_for_themselves', sql`stand_in is null or stand_in <> person`)
    .addCheckConstraint('somebody_was_asked', sql`(state = 'nobody') = (stand_in is null)`)
    .addCheckConstraint('covers_begin_accepted', sql`began_at is null or state = 'accepted'`)
    .execute();
  // One colleague at a time is asked or stands in, for each absence.
  await db.schema
    .createIndex('covers_one_at_a_time')
    .unique()
    .on('covers')
    .columns(['shop', 'absence'])
    .where(sql.ref('state'), 'in', [sql.lit('offered'), sql.lit('accepted')])
    .execute();
  await db.schema.createIndex('covers_of_absence').on('covers').columns(['absence']).execute();
  await db.schema.createIndex('covers_of_stand_in').on('covers').columns(['shop', 'stand_in', 'state']).execute();
  await db.schema.createIndex('covers_of_person').on('covers').columns(['shop', 'person', 'state']).execute();
  await db.schema
    .createTable('cover_cards')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('cover', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('done', 'text', (c) => c.notNull())
    .addColumn('next', 'text', (c) => c.notNull())
    .addColumn('watch', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('cover_cards_key', ['shop', 'cover', 'order_id'])
    .addForeignKeyConstraint('cover_cards_cover', ['shop', 'cover'], 'covers', ['shop', 'id'])
    .addForeignKeyConstraint('cover_cards_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .execute();
  await db.schema
    .createTable('cover_items')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('cover', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('step', 'question', 'exception', 'promise', 'order')`),
    )
    .addColumn('item', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('cover_items_key', ['shop', 'cover', 'kind', 'item'])
    .addForeignKeyConstraint('cover_items_cover', ['shop', 'cover'], 'covers', ['shop', 'id'])
    .addForeignKeyConstraint('cover_items_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .execute();
}
