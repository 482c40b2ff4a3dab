import { sql } from 'kysely';
import type { ShopRow } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { selectQuestions } from '#src/timeline/read-questions.ts';
import { type Thresholds, thresholdsOf } from '#src/timeline/thresholds.ts';
import { loadAround } from './load-around.ts';
import { loadPromises } from './load-promises.ts';
import { loadLasts, loadStints } from './load-work.ts';
import type { OrderFacts } from './order-facts.ts';

export type Ground = { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague> };
export type Loaded = { thresholds: Thresholds; all: OrderFacts[] };

/** The facts of every order that somebody may have to act on, in a few queries for the whole shop; or of one order alone. */
export async function loadFacts(
  from: Reader | Tx,
  { shop, colleagues }: Ground,
  at: number,
  order?: string,
): Promise<Loaded> {
  const attended = attendedIn(from, shop.id, order);
  const inShop = { shop: shop.id, attended };
  const [around, thresholds, orders, steps, promises, questions, exceptions, lasts, stints] = await Promise.all([
    loadAround(from, shop, colleagues, at),
    thresholdsOf(from, shop.id),
    (from as Reader).selectFrom('orders').selectAll().where('shop', '=', shop.id).where('id', 'in', attended).execute(),
    (from as Reader)
      .selectFrom('steps')
      .selectAll()
      .where('shop', '=', shop.id)
      .where('order_id', 'in', attended)
      .orderBy('position')
      .execute(),
    loadPromises(from, inShop),
    selectQuestions(from, shop.id)
      .where('questions.order_id', 'in', attended)
      .where('questions.state', 'in', ['open', 'asked-back'])
      .execute(),
    (from as Reader)
      .selectFrom('exceptions')
      .selectAll()
      .where('shop', '=', shop.id)
      .where('order_id', 'in', attended)
      .where('state', 'in', ['open', 'settled'])
      .execute(),
    loadLasts(from, inShop),
    loadStints(from, inShop),
  ]);
  const of = { steps: byOrder(steps), promises: byOrder(promises), questions: byOrder(questions.toSorted(byId)) };
  const known = byOrder(exceptions.toSorted(byId));
  const all = orders.map(
    (row): OrderFacts => ({
      around,
      order: { ...row, steps: of.steps(row.id) },
      promises: of.promises(row.id),
      questions: of.questions(row.id),
      exceptions: known(row.id),
      lastWord: lasts.get(row.id)?.word ?? null,
      lastChange: lasts.get(row.id)?.change ?? row.opened_at,
      stints,
    }),
  );
  return { thresholds, all };
}

/** What is under way, and what is over but still owes an answer or has something that nobody settled. */
function attendedIn(from: Reader | Tx, shop: string, order: string | undefined) {
  const orders = (from as Reader).selectFrom('orders').select('id').where('shop', '=', shop);
  if (order !== undefined) return orders.where('id', '=', order);
  const owing = (table: 'questions' | 'exceptions') =>
    (from as Reader)
      .selectFrom(table)
      .select('order_id as id')
      .where('shop', '=', shop)
      // As text, so that SQLite sees that the indexes of what is open are enough.
      .where('state', '=', sql.lit('open'));
  // Twice in it is as good as once; to leave that out the database would go through all orders there ever were.
  return orders.where('state', 'in', ['open', 'ready']).unionAll(owing('questions')).unionAll(owing('exceptions'));
}

/** Sorted here: a database that is asked to looks for them among all there ever were, because those lie sorted. */
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

export type InShop = { shop: string; attended: ReturnType<typeof attendedIn> };

function byOrder<T extends { order_id: string }>(rows: readonly T[]): (order: string) => T[] {
  const grouped = Map.groupBy(rows, ({ order_id }) => order_id);
  return (order) => grouped.get(order) ?? [];
}
