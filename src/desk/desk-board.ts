import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { exceptionCard, formsOnCard, laneOf } from '#src/timeline/exception-card.ts';
import { exceptionInJson } from '#src/timeline/exception-in-json.ts';
import { exceptionLine } from '#src/timeline/exception-line.ts';
import { type OpenException, openExceptions } from '#src/timeline/open-exceptions.ts';
import { orderInJson } from '#src/web/order-name.ts';
import type { Attempt } from '#src/web/views.ts';
import type { Language } from '#src/web/words.ts';
import { boardHeads, boardView, countBoard } from './board-view.ts';
import { readDue } from './load-board.ts';

type Fragment = { id: string; html: string };

/** The board whole: what needs a person now, for the page, for its JSON twin and for pages that were away. */
export async function boardOf(kitchen: Kitchen, shop: ShopRow, language: Language, attempt: Attempt | null = null) {
  const colleagues = await kitchen.colleagues.of(shop.id);
  const open = await openExceptions(kitchen.database.reader, { shop, colleagues });
  const around = { zone: shop.zone, colleagues, language, now: kitchen.now(), attempt };
  const cards = open.map(({ row, order, about }) => exceptionCard(row, order, about, around));
  const rows = open.map(({ row }) => row);
  return {
    view: boardView(rows, cards, around),
    forms: cards.flatMap(formsOnCard),
    counts: countBoard(rows, colleagues),
    json: open.map((one) => inJson(one, around)),
  };
}

/** The board whole, for the live line: a moment came at which cards stand in another lane. */
export const deskBoard =
  (kitchen: Kitchen) =>
  async (shop: ShopRow, language: Language): Promise<Fragment[]> => {
    const { view: board } = await boardOf(kitchen, shop, language);
    return [{ id: 'board', html: kitchen.views.partial('desk/board', { board }, aroundOf(kitchen, shop, language)) }];
  };

/** How many cards there are, above the board and on each lane: one read. */
export const boardCounts =
  (kitchen: Kitchen) =>
  async (shop: ShopRow, language: Language): Promise<Fragment[]> => {
    const [due, colleagues] = await Promise.all([
      readDue(kitchen.database.reader, shop.id),
      kitchen.colleagues.of(shop.id),
    ]);
    const around = aroundOf(kitchen, shop, language);
    const board = boardHeads(due, { colleagues, ...around });
    const heads = board.lanes.map((lane) => {
      return { id: `lane-${lane.name}-head`, html: kitchen.views.partial('desk/lane-head', { lane }, around) };
    });
    return [{ id: 'board-counts', html: kitchen.views.partial('desk/board-counts', { board }, around) }, ...heads];
  };

function inJson({ row, order, about }: OpenException, around: { zone: string; language: Language; now: number }) {
  return {
    order: orderInJson(order.orderName),
    ...exceptionInJson(row, exceptionLine(row, about, around)),
    lane: laneOf(row, around.now),
    ...{ subject: order.subject, plate: order.plate, customer: order.customer, phone: order.phone },
  };
}

const aroundOf = (kitchen: Kitchen, { zone }: ShopRow, language: Language) => {
  return { language, zone, now: kitchen.now(), theme: null, attempt: null };
};
