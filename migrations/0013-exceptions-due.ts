import { type Kysely, sql } from 'kysely';

// What is open in a shop, in the order of the board: found without looking at what was settled over the years.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('exceptions_due')
    .on('exceptions')
    .columns(['shop', 'due_at', 'raised_at', 'id'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
}
