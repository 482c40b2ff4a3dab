import type { EntryRow } from '#src/database/entry-tables.ts';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { FollowerRow, LinkRow, OrderRow, PromiseRow, ShopRow, StepRow } from '#src/database/tables.ts';
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
  /** Every promise of the order, the first made first. */
  promises: PromiseRow[];
  /** Everything that went wrong or still does, the first raised first. Only some of it is for the customer. */
  exceptions: ExceptionRow[];
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
  const [steps, entries, promises, exceptions, questions, subject, customer, followers, links] = await Promise.all([
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
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
    reader
      .selectFrom('exceptions')
      .selectAll()
      .where('shop', '=', at.shop)
      .where('order_id', '=', order)
      .orderBy('raised_at')
      .orderBy('id')
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
  const promise = promises.findLast(({ kind, state }) => kind === 'ready-by' && state !== 'moved') ?? null;
  return {
    shop,
    order: row,
    steps,
    entries: entries.map(toEntry),
    promise,
    promises,
    exceptions,
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
  const { kind, number, at, actor, audience, made_at: made } = row;
  return { kind, number, at, actor, audience, made, body: JSON.parse(row.body) } as Entry;
}
