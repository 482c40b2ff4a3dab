import type { EntryRow, FollowerRow, LinkRow, OrderRow, PromiseRow, ShopRow, StepRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Entry } from './entry-kinds.ts';
import { type Question, readQuestions } from './read-questions.ts';

/** Everything a page tells of one order. Who reads it decides what of it is shown. */
export type Story = {
  shop: ShopRow;
  order: OrderRow;
  steps: StepRow[];
  entries: Entry[];
  /** The latest time at which it is said to be ready. */
  promise: PromiseRow | null;
  questions: Question[];
  subject: { name: string; plate: string | null };
  customer: { id: string; name: string; phone: string | null; email: string | null };
  followers: (FollowerRow & { name: string; phone: string | null; email: string | null })[];
  links: LinkRow[];
  colleagues: ReadonlyMap<string, Colleague>;
};

export async function loadStory(
  reader: Reader,
  shop: ShopRow,
  order: string,
  colleagues: ReadonlyMap<string, Colleague>,
): Promise<Story | undefined> {
  const at = { shop: shop.id, order_id: order };
  const row = await reader
    .selectFrom('orders')
    .selectAll()
    .where('shop', '=', shop.id)
    .where('id', '=', order)
    .executeTakeFirst();
  if (!row) return undefined;
  const [steps, entries, promises, questions, subject, customer, followers, links] = await Promise.all([
    reader
      .selectFrom('steps')
      .selectAll()
      .where('shop', '=', at.shop)
      .where('order_id', '=', order)
      .orderBy('position')
      .execute(),
    reader
      .selectFrom('entries')
      .selectAll()
      .where('shop', '=', at.shop)
      .where('order_id', '=', order)
      .orderBy('number')
      .execute(),
    reader
      .selectFrom('promises')
      .selectAll()
      .where('shop', '=', at.shop)
      .where('order_id', '=', order)
      .where('kind', '=', 'ready-by')
      .where('state', '<>', 'moved')
      .orderBy('made_at')
      .execute(),
    readQuestions(reader, at.shop, order),
    reader
      .selectFrom('subjects')
      .select(['name', 'plate'])
      .where('shop', '=', at.shop)
      .where('id', '=', row.subject)
      .executeTakeFirstOrThrow(),
    reader
      .selectFrom('customers')
      .select(['id', 'name', 'phone', 'email'])
      .where('shop', '=', at.shop)
      .where('id', '=', row.customer)
      .executeTakeFirstOrThrow(),
    followersOf(reader, at.shop, order),
    reader
      .selectFrom('links')
      .selectAll()
      .where('shop', '=', at.shop)
      .where('order_id', '=', order)
      .orderBy('issued_at')
      .execute(),
  ]);
  const promise = promises.at(-1) ?? null;
  return {
    shop,
    order: row,
    steps,
    entries: entries.map(toEntry),
    promise,
    questions,
    subject,
    customer,
    followers,
    links,
    colleagues,
  };
}

function followersOf(reader: Reader, shop: string, order: string) {
  return reader
    .selectFrom('followers')
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'followers.shop').onRef('customers.id', '=', 'followers.customer'),
    )
    .selectAll('followers')
    .select(['customers.name', 'customers.phone', 'customers.email'])
    .where('followers.shop', '=', shop)
    .where('followers.order_id', '=', order)
    .orderBy('followers.part')
    .execute();
}

export function toEntry(row: EntryRow): Entry {
  const { kind, number, at, actor, audience } = row;
  return { kind, number, at, actor, audience, body: JSON.parse(row.body) } as Entry;
}
