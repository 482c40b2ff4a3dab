import { sql } from 'kysely';
import { compiled } from '#src/database/compiled.ts';
import type { Database } from '#src/database/transact.ts';
import { untilWritten } from '#src/database/until-written.ts';
import type { Customer } from '#src/people/actor.ts';
import { hashOf, isLive } from '#src/people/link.ts';

/** Whose link this is, and all that says whether the order's page is still as it was. */
export type Followed = Customer & { number: number; lastEntry: number; facts: readonly unknown[] };

// What a customer reads of an order changes with its entries, but for this: others may write to the same customer and
// the same car, a follower chooses a language without an entry, and the time of a promise comes by itself.
const look = compiled((reader, { hash }: { hash: string }) =>
  reader
    .selectFrom('links')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'links.shop').onRef('orders.id', '=', 'links.order_id'),
    )
    .innerJoin('followers', (join) =>
      join.onRef('followers.shop', '=', 'links.shop').onRef('followers.id', '=', 'links.follower'),
    )
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'links.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .select(['links.id', 'links.shop', 'links.order_id', 'links.follower', 'links.expires_at', 'links.revoked_at'])
    .select(['orders.number', 'orders.last_entry', 'followers.language', 'subjects.name', 'subjects.plate'])
    .select((from) => [
      from
        .selectFrom('followers as one')
        .innerJoin('customers', (join) =>
          join.onRef('customers.shop', '=', 'one.shop').onRef('customers.id', '=', 'one.customer'),
        )
        .select(sql<string>`string_agg(one.id || one.language || customers.name, ' ')`.as('all'))
        .whereRef('one.shop', '=', 'links.shop')
        .whereRef('one.order_id', '=', 'links.order_id')
        .as('people'),
      from
        .selectFrom('promises')
        .select(sql<string>`string_agg(from_at || ' ' || until_at, ' ')`.as('all'))
        .whereRef('promises.shop', '=', 'links.shop')
        .whereRef('promises.order_id', '=', 'links.order_id')
        .as('times'),
    ])
    .where('links.hash', '=', hash),
);

type Row = Awaited<ReturnType<typeof look>>[number];

const lookers = new WeakMap<Database, (hash: string) => Promise<Row | null>>();

function lookerOf(database: Database) {
  const known = lookers.get(database);
  if (known) return known;
  const looker = untilWritten(database, async (hash) => (await look(database.reader, { hash }))[0] ?? null);
  lookers.set(database, looker);
  return looker;
}

/** One look, whatever the token: unknown, expired and revoked are the same answer after the same work. */
export async function findFollowed(database: Database, token: string, now: number): Promise<Followed | null> {
  const row = await lookerOf(database)(hashOf(token));
  if (!row || !isLive(row, now)) return null;
  const { id: link, shop, order_id: order, follower, language, number, last_entry: lastEntry } = row;
  const facts = [row.name, row.plate, row.people, passed(row.times, now)];
  return { as: 'customer', link, shop, order, follower, language, number, lastEntry, facts };
}

/** How many moments have come. Both edges of each count, because some are "until" and others "by". */
const passed = (times: string | null, now: number): number =>
  (times?.split(' ') ?? []).reduce((sum, at) => sum + (Number(at) <= now ? 1 : 0) + (Number(at) < now ? 1 : 0), 0);
