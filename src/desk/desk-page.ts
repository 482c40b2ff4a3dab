import type { ShopRow } from '#src/database/tables.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { standsSince } from '#src/timeline/late.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { besideOf, wasNotDone } from './beside.ts';
import { type DeskOrder, isPastPromise, openPromise } from './desk-order.ts';
import type { QuestionsView } from './desk-questions.ts';
import { deskViews } from './desk-views.ts';
import { currentSteps } from './row-view.ts';

/**
 * The front desk: what needs a person now, who waits for an answer, what is going on, what was promised, what waits to
 * be collected; and beside it, in short, the order of that name.
 */
export async function deskPage(asking: Asking, name?: string): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  // What was typed beside the board comes back there, and what was typed on the board on the board.
  const isBeside = asking.attempt?.values.from === 'beside';
  const attempt = isBeside ? null : asking.attempt;
  const [{ orders, counts, board, questions, views }, beside] = await Promise.all([
    deskViews(kitchen, shop, language, attempt),
    name === undefined ? null : besideOf(kitchen, shop, name, { language, attempt: isBeside ? asking.attempt : null }),
  ]);
  const shown = beside?.view ?? null;
  return {
    view: 'desk/desk',
    title: say(language, 'desk.desk'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'desk'),
      ...views,
      me: staffOf(asking).person,
      complaint: complaintOf({ attempt, language }, { ...views, forms: board.forms }),
      beside: shown,
      missing: name !== undefined && !shown ? say(language, 'desk.beside-missing', { order: name }) : null,
    },
    json: {
      counts,
      board: board.counts,
      beside: beside?.json ?? null,
      exceptions: board.json,
      questions,
      orders: orders.map((order) => inJson(order, shop, kitchen.now())),
    },
    live: { page: 'desk' },
  };
}

type Tried = Pick<Asking, 'attempt' | 'language'>;
type Shown = { ready: { orderName: string }[]; questions: QuestionsView; forms: string[] };

/** A form says itself what is wrong with it, but the one that was pressed may be gone by now. */
function complaintOf({ attempt, language }: Tried, { ready, questions, forms: onBoard }: Shown): string | null {
  if (!attempt) return null;
  const forms = [
    ...onBoard,
    ...ready.map(({ orderName }) => `/orders/${orderName}/hand-over`),
    ...questions.list.flatMap(({ orderName, id }) =>
      ['take-over', 'urgency'].map((act) => `/orders/${orderName}/questions/${id}/${act}`),
    ),
  ];
  if (forms.includes(attempt.action)) return null;
  return wasNotDone(attempt, language);
}

function inJson(order: DeskOrder, shop: ShopRow, now: number) {
  const { number, seq, state, title, subject, plate, customer, phone, owner, steps, readyAt } = order;
  const iso = (at: number) => new Date(at).toISOString();
  const promise = openPromise(order);
  const stands = standsSince(order);
  return {
    order: orderInJson(orderName(shop.code, number)),
    ...{ seq, state, title, subject, plate, customer, phone, owner },
    steps: steps.map(({ id, title, state, specialist }) => ({ id, title, state, specialist })),
    current: currentSteps(steps).map(({ id }) => id),
    promise: promise && {
      ...{ from: iso(promise.from_at), until: iso(promise.until_at), isPast: isPastPromise(order, now) },
      standsSince: stands === null ? null : iso(stands),
    },
    readyAt: state === 'ready' && readyAt !== null ? iso(readyAt) : null,
  };
}
