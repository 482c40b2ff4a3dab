import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { clockTime } from '#src/web/clock-words.ts';
import type { Attempt } from '#src/web/views.ts';
import { type Language, say } from '#src/web/words.ts';
import { boardOf } from './desk-board.ts';
import { type DeskOrder, isPastPromise } from './desk-order.ts';
import { questionsOf } from './desk-questions.ts';
import { loadDesk } from './load-desk.ts';
import { readyView, rowView } from './row-view.ts';

export type DeskCounts = { open: number; late: number; ready: number };

/** The roots of the desk as they are now: what needs a person, who waits for an answer, what runs, what is ready. */
export async function deskViews(kitchen: Kitchen, shop: ShopRow, language: Language, attempt: Attempt | null = null) {
  const now = kitchen.now();
  const [orders, board, questions, colleagues] = await Promise.all([
    loadDesk(kitchen.database.reader, shop),
    boardOf(kitchen, shop, language, attempt),
    questionsOf(kitchen, shop, language),
    kitchen.colleagues.of(shop.id),
  ]);
  const around = { shop, colleagues, language, now };
  const open = orders.filter(({ state }) => state === 'open');
  const ready = orders.filter(({ state }) => state === 'ready').sort((one, other) => since(one) - since(other));
  const counts: DeskCounts = {
    open: open.length,
    late: open.filter((order) => isPastPromise(order, now)).length,
    ready: ready.length,
  };
  return {
    orders,
    counts,
    board,
    questions: questions.json,
    views: {
      board: board.view,
      questions: questions.views,
      counted: orders.length === 0 ? null : counted(counts, shop, language, now),
      empty: open.length > 0 ? null : await whyEmpty(kitchen, shop, orders),
      rows: open.map((order) => rowView(order, around)),
      ready: ready.map((order) => readyView(order, around)),
    },
  };
}

const since = ({ readyAt }: DeskOrder) => readyAt ?? 0;

/** How many, and when that was so: the rows below are live, this sentence is as old as it says. */
function counted(counts: DeskCounts, { zone }: ShopRow, language: Language, now: number): string {
  return say(language, 'desk.counted', { ...counts, at: clockTime(language, zone, now) });
}

/** A shop that has never had an order is told how to begin. */
async function whyEmpty({ database }: Kitchen, { id }: ShopRow, orders: DeskOrder[]) {
  if (orders.length > 0) return 'idle';
  const first = (table: 'orders' | 'templates') =>
    database.reader.selectFrom(table).select('shop').where('shop', '=', id).limit(1).executeTakeFirst();
  if (await first('orders')) return 'idle';
  return (await first('templates')) ? 'first-order' : 'first-template';
}
