import { type Kysely, sql } from 'kysely';

// Questions with one owner each, the promise to answer them, and what says when somebody can: reading times, days off.
export async function up(db: Kysely<unknown>): Promise<void> {
  await promises(db);
  await questions(db);
  await whenSomebodyCan(db);
}

/** A check cannot be changed in SQLite, so the table is made anew: more kinds, what it is about, and "moved". */
async function promises(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('promises_anew')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('ready-by', 'answer-by', 'call-by', 'free')`))
    .addColumn('question', 'text')
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'kept', 'moved', 'broken', 'ended')`))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('promises_anew_key', ['shop', 'id'])
    .addForeignKeyConstraint('promises_anew_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addCheckConstraint('answers_are_about_a_question', sql`(kind = 'answer-by') = (question is not null)`)
    .execute();
  await sql`
    insert into promises_anew (shop, id, order_id, kind, from_at, until_at, owner, state, made_at, ended_at)
    select shop, id, order_id, kind, from_at, until_at, owner, state, made_at, ended_at from promises
  `.execute(db);
  await db.schema.dropTable('promises').execute();
  await db.schema.alterTable('promises_anew').renameTo('promises').execute();
  await db.schema.createIndex('promises_of_order').on('promises').columns(['shop', 'order_id']).execute();
  await db.schema
    .createIndex('promises_due')
    .on('promises')
    .columns(['until_at'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
}

async function questions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('questions')
    .addColumn('shop', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('step', 'text')
    .addColumn('follower', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'asked-back', 'answered', 'closed')`))
    .addColumn('promise', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('turn_at', 'bigint', (c) => c.notNull())
    .addColumn('hands', 'integer', (c) => c.notNull())
    .addColumn('urgent_at', 'bigint')
    .addColumn('offered_to', 'text', (c) => c.references('people.id'))
    .addColumn('offered_at', 'bigint')
    .addColumn('offer_note', 'text')
    .addPrimaryKeyConstraint('questions_key', ['shop', 'id'])
    .addForeignKeyConstraint('questions_order', ['shop', 'order_id'], 'orders', ['shop', 'id'])
    .addForeignKeyConstraint('questions_follower', ['shop', 'follower'], 'followers', ['shop', 'id'])
    .addCheckConstraint('offers_go_to_another', sql`offered_to is null or offered_to <> owner`)
    .addCheckConstraint(
      'offers_are_whole',
      sql`(offered_to is null) = (offered_at is null) and (offered_to is null) = (offer_note is null)`,
    )
    .execute();
  await db.schema.createIndex('questions_of_order').on('questions').columns(['shop', 'order_id']).execute();
  await db.schema
    .createIndex('questions_open')
    .on('questions')
    .columns(['shop', 'owner'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  await db.schema
    .createIndex('questions_of_owner')
    .on('questions')
    .columns(['shop', 'owner', 'state', 'turn_at'])
    .execute();
  await db.schema
    .createIndex('questions_offered')
    .on('questions')
    .columns(['shop', 'offered_to'])
    .where(sql.ref('offered_to'), 'is not', null)
    .execute();
  // Who usually does a step like this one.
  await db.schema
    .createIndex('steps_done_by_title')
    .on('steps')
    .columns(['shop', 'title', 'finished_at'])
    .where(sql.ref('state'), '=', sql.lit('finished'))
    .execute();
}

async function whenSomebodyCan(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reading_times')
    .addColumn('person', 'text', (c) => c.primaryKey().references('people.id'))
    .addColumn('at_breaks', 'integer', (c) => c.notNull().check(sql`at_breaks in (0, 1)`))
    .addColumn('times', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('answer_starts')
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('answer_starts_key', ['person', 'position'])
    .execute();
  await db.schema
    .createTable('absences')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addColumn('noted_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('noted_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addCheckConstraint('absences_end', sql`until_at > from_at`)
    .execute();
  await db.schema.createIndex('absences_of_person').on('absences').columns(['person', 'until_at']).execute();
  await db.schema
    .createTable('holidays')
    .addColumn('shop', 'text', (c) => c.notNull().references('shops.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('holidays_key', ['shop', 'day'])
    .execute();
}
