import { type Kysely, sql } from 'kysely';

// What a shop looks like to those who see its pages: a mark of one or two letters, and one colour. No row is the house's own.
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('brands')
    .addColumn('shop', 'text', (c) => c.primaryKey().references('shops.id'))
    .addColumn('mark', 'text', (c) => c.check(sql`length(mark) between 1 and 2`))
    .addColumn('colour', 'text', (c) => c.check(sql`length(colour) = 7 and substr(colour, 1, 1) = '#'`))
    .execute();
}
