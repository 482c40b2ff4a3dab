import { sql } from 'kysely';
import type { OrderState, PromiseRow, StepRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { plateKey } from '#src/timeline/contact-keys.ts';
import { type Found, findWords, pageSize } from '#src/timeline/search-orders.ts';
import { readOrderName } from '#src/web/order-name.ts';

export const filters = ['current', 'ready', 'handed-over', 'cancelled', 'cannot-be-done', 'all'] as const;
export type Filter = (typeof filters)[number];

export type ListedOrder = {
  id: string;
  number: number;
  title: string;
  state: OrderState;
  owner: string;
  opened_at: number;
  closed_at: number | null;
  waits_since: number | null;
  subject: string;
  plate: string | null;
  plate_key: string | null;
  customer: string;
  steps: StepRow[];
  promise: PromiseRow | null;
  /** How many questions wait for an answer. */
  questions: number;
};

export type Listed = { orders: ListedOrder[]; page: number; more: boolean; exact: ListedOrder | null };

/** One page of orders, newest first; `exact` is the only one there is, if its number or plate is what was looked for. */
export async function searchOrders(
  reader: Reader,
  shop: { id: string; code: string },
  { q, filter, page }: { q: string; filter: Filter; page: number },
): Promise<Listed> {
  const none: Listed = { orders: [], page, more: false, exact: null };
  const found = q === '' ? all : await findWords(reader, shop.id, q);
  if (!found) return none;
  const inState = found.among(ofState(reader, shop.id, filter));
  const named = readOrderName(q.replace(/\s/g, ''));
  const number = named && (named.code === shop.code || named.code === '') ? named.number : 0;
  // Whoever says a whole number means that order, also where phone numbers end like it.
  const meant = number > 0 ? await inState.select('orders.id').where('orders.number', '=', number).execute() : [];
  const before = (page - 1) * pageSize;
  const others = await inState
    .select('orders.id')
    .where('orders.number', '<>', number)
    .orderBy(found.newest, 'desc')
    .offset(Math.max(0, before - meant.length))
    .limit(pageSize + 1)
    .execute();
  const ids = page === 1 ? [...meant, ...others].slice(0, pageSize + 1) : others;
  const orders = await readListed(
    reader,
    shop.id,
    ids.slice(0, pageSize).map(({ id }) => id),
  );
  const [only] = orders;
  const isExact =
    only && orders.length === 1 && page === 1 && (only.number === number || only.plate_key === (plateKey(q) ?? ''));
  return { orders, page, more: ids.length > pageSize, exact: isExact ? only : null };
}

/** Without a word every order is found. */
const all: Found = { among: (orders) => orders, newest: sql<number>`orders.number` };

function ofState(reader: Reader, shop: string, filter: Filter) {
  const orders = reader.selectFrom('orders').where('orders.shop', '=', shop);
  if (filter === 'all') return orders;
  return orders.where('orders.state', 'in', filter === 'current' ? ['open', 'ready'] : [filter]);
}

/** The orders with what a row of a list shows, in the order of the ids. */
async function readListed(reader: Reader, shop: string, ids: string[]): Promise<ListedOrder[]> {
  if (ids.length === 0) return [];
  const [rows, steps, promises, questions] = await Promise.all([
    reader
      .selectFrom('orders')
      .innerJoin('subjects', (join) =>
        join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
      )
      .innerJoin('customers', (join) =>
        join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
      )
      .select([
        'orders.id',
        'orders.number',
        'orders.title',
        'orders.state',
        'orders.owner',
        'orders.opened_at',
        'orders.closed_at',
        'orders.waits_since',
      ])
      .select(['subjects.name as subject', 'subjects.plate', 'subjects.plate_key', 'customers.name as customer'])
      .where('orders.shop', '=', shop)
      .where('orders.id', 'in', ids)
      .execute(),
    reader
      .selectFrom('steps')
      .selectAll()
      .where('shop', '=', shop)
      .where('order_id', 'in', ids)
      .orderBy('position')
      .execute(),
    reader
      .selectFrom('promises')
      .selectAll()
      .where('shop', '=', shop)
      .where('order_id', 'in', ids)
      .where('kind', '=', 'ready-by')
      .where('state', '<>', 'moved')
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
    reader
      .selectFrom('questions')
      .select(({ fn }) => ['order_id', fn.countAll<number>().as('count')])
      .where('shop', '=', shop)
      .where('order_id', 'in', ids)
      .where('state', '=', 'open')
      .groupBy('order_id')
      .execute(),
  ]);
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const promise = promises.findLast((one) => one.order_id === id) ?? null;
    const open = Number(questions.find((one) => one.order_id === id)?.count ?? 0);
    return { ...row, steps: steps.filter((one) => one.order_id === id), promise, questions: open };
  });
}
