import { compiled } from '#src/database/compiled.ts';
import type { EntryRow } from '#src/database/entry-tables.ts';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { FollowerRow, LinkRow, OrderRow, PromiseRow, ShopRow, StepRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Entry } from './entry-kinds.ts';
import { type Question, questionsOf } from './read-questions.ts';

/** Everything a page tells of one order. Who reads it decides what of it is shown. */
export type Story = OrderParts & {
  shop: ShopRow;
  order: OrderRow;
  entries: Entry[];
  /** The latest time at which it is said to be ready. */
  promise: PromiseRow | null;
  subject: { name: string; plate: string | null };
  customer: { id: string; name: string; phone: string | null; email: string | null };
  followers: (FollowerRow & { name: string; phone: string | null; email: string | null })[];
  colleagues: ReadonlyMap<string, Colleague>;
};

/** What of a story is written with its entries alone, each by a query of its own. */
export type OrderParts = {
  steps: StepRow[];
  /** Every promise of the order, the first made first. */
  promises: PromiseRow[];
  /** Everything that went wrong or still does, the first raised first. Only some of it is for the customer. */
  exceptions: ExceptionRow[];
  questions: Question[];
  links: LinkRow[];
};

/** The order's row, and the people and things of it that other orders may be about too: all of one moment. */
export type OrderHead = Pick<Story, 'order' | 'subject' | 'customer' | 'followers'>;

export type OrderAt = { shop: string; order: string };

export async function loadStory(
  reader: Reader,
  shop: ShopRow,
  order: string,
  colleagues: ReadonlyMap<string, Colleague>,
): Promise<Story | undefined> {
  const at = { shop: shop.id, order };
  // The order's row comes first: what is read after it is at least as new as the number it tells.
  const head = await loadHead(reader, at);
  if (!head) return undefined;
  const entries = (await entriesOf(reader, { ...at, after: 0 })).map(toEntry);
  return storyOf({ shop, colleagues, ...head, ...(await loadParts(reader, at, entries)), entries });
}

export function storyOf(known: Omit<Story, 'promise'>): Story {
  const promise = known.promises.findLast(({ kind, state }) => kind === 'ready-by' && state !== 'moved') ?? null;
  return { ...known, promise };
}

export async function loadHead(reader: Reader, at: OrderAt): Promise<OrderHead | undefined> {
  const [first, ...others] = (await headOf(reader, at)).map((row) => splitHead(row, at));
  if (!first) return undefined;
  return { ...first, followers: [first, ...others].flatMap(({ followers }) => followers) };
}

type HeadRow = Awaited<ReturnType<typeof headOf>>[number];

/** One of the rows, of which there is one for each who follows. */
function splitHead(row: HeadRow, at: OrderAt): OrderHead {
  const { subject_name, plate, customer_name, customer_phone, customer_email, ...rest } = row;
  const { follower, follower_customer, part, language, name, phone, email, ...order } = rest;
  const known = follower !== null && follower_customer !== null && part !== null && language !== null && name !== null;
  const { shop, order: order_id } = at;
  return {
    order,
    subject: { name: subject_name, plate },
    customer: { id: order.customer, name: customer_name, phone: customer_phone, email: customer_email },
    followers: known
      ? [{ shop, id: follower, order_id, customer: follower_customer, part, language, name, phone, email }]
      : [],
  };
}

/** The parts of an order as of its entries, or later. Nothing is asked for that none of them has made. */
export async function loadParts(reader: Reader, at: OrderAt, entries: Entry[]): Promise<OrderParts> {
  const kinds = new Set(entries.map(({ kind }) => kind));
  const [steps, promises, exceptions, questions, links] = await Promise.all([
    stepsOf(reader, at),
    promisesOf(reader, at),
    kinds.has('exception-raised') ? exceptionsOf(reader, at) : [],
    kinds.has('question-asked') ? questionsOf(reader, at) : [],
    linksOf(reader, at),
  ]);
  return { steps, promises, exceptions, questions, links };
}

// The order with each who follows it.
const headOf = compiled((reader, { shop, order }: OrderAt) =>
  reader
    .selectFrom('orders')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
    )
    .leftJoin('followers', (join) =>
      join.onRef('followers.shop', '=', 'orders.shop').onRef('followers.order_id', '=', 'orders.id'),
    )
    .leftJoin('customers as person', (join) =>
      join.onRef('person.shop', '=', 'followers.shop').onRef('person.id', '=', 'followers.customer'),
    )
    .selectAll('orders')
    .select(['subjects.name as subject_name', 'subjects.plate'])
    .select(['customers.name as customer_name', 'customers.phone as customer_phone'])
    .select('customers.email as customer_email')
    .select(['followers.id as follower', 'followers.customer as follower_customer', 'followers.part'])
    .select(['followers.language', 'person.name', 'person.phone', 'person.email'])
    .where('orders.shop', '=', shop)
    .where('orders.id', '=', order)
    .orderBy('followers.part'),
);

export const stepsOf = compiled((from, { shop, order }: OrderAt) =>
  from.selectFrom('steps').selectAll().where('shop', '=', shop).where('order_id', '=', order).orderBy('position'),
);

export const entriesOf = compiled((reader, { shop, order, after }: OrderAt & { after: number }) =>
  reader
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .where('number', '>', after)
    .orderBy('number'),
);

const promisesOf = compiled((reader, { shop, order }: OrderAt) =>
  reader
    .selectFrom('promises')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .orderBy('made_at')
    .orderBy('id'),
);

const exceptionsOf = compiled((reader, { shop, order }: OrderAt) =>
  reader
    .selectFrom('exceptions')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .orderBy('raised_at')
    .orderBy('id'),
);

const linksOf = compiled((reader, { shop, order }: OrderAt) =>
  reader.selectFrom('links').selectAll().where('shop', '=', shop).where('order_id', '=', order).orderBy('issued_at'),
);

export function toEntry(row: EntryRow): Entry {
  const { kind, number, at, actor, audience, made_at: made } = row;
  return { kind, number, at, actor, audience, made, body: JSON.parse(row.body) } as Entry;
}
