import { z } from 'zod';
import type { ShopRow } from '#src/database/tables.ts';
import { rolesIn } from '#src/people/actor.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf, staffOf, type Went } from '#src/route.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { span } from './past-promises.ts';
import { readyInJson } from './promises-in-json.ts';
import { type Filter, filters, type ListedOrder, searchOrders } from './search-orders.ts';
import { currentStep, standingOf } from './standing.ts';

export const FindOrders = z.strictObject({
  q: z.string().max(100).optional(),
  state: z.enum(filters).optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'orders.page-wrong')
    .optional(),
  shop: z.string().max(100).optional(),
});

/** The orders of the shop, or those that are found; somebody who said one number or plate goes straight there. */
export async function ordersPage(asking: Asking): Promise<PageAnswer | Went> {
  const { kitchen, language, query, request } = asking;
  const shop = shopOf(asking);
  const q = (query.q ?? '').trim();
  const filter = filters.find((one) => one === query.state) ?? (q === '' ? 'current' : 'all');
  const listed = await searchOrders(kitchen.database.reader, shop, { q, filter, page: Number(query.page ?? 1) });
  const isBrowser = request.headers.accept?.includes('text/html') === true;
  if (listed.exact && isBrowser && query.state === undefined)
    return { location: `/orders/${orderName(shop.code, listed.exact.number)}` };
  const colleagues = await kitchen.colleagues.of(shop.id);
  const around = { colleagues, language, now: kitchen.now() };
  return {
    view: 'orders/list',
    title: q === '' ? say(language, 'orders.orders') : say(language, 'orders.found-title', { q }),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'orders', q),
      isOwner: rolesIn(staffOf(asking), shop.id).includes('owner'),
      q,
      filter,
      filters: filters.map((value) => ({
        label: say(language, `orders.filter-${value}`),
        href: address(q, value, 1),
        isHere: value === filter,
      })),
      orders: listed.orders.map((order) => ({ ...rowOf(order, shop), ...standingOf(order, around) })),
      hasPages: listed.more || listed.page > 1,
      page: listed.page,
      before: listed.page > 1 ? address(q, filter, listed.page - 1) : null,
      after: listed.more ? address(q, filter, listed.page + 1) : null,
    },
    json: { orders: listed.orders.map((order) => inJson(order, shop)), page: listed.page, more: listed.more },
  };
}

function address(q: string, state: Filter, page: number): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), state, ...(page > 1 ? { page: String(page) } : {}) });
  return `/orders?${query}`;
}

function rowOf({ number, title, subject, plate, customer, promise, questions }: ListedOrder, shop: ShopRow) {
  const promised = promise && span(promise, shop.zone);
  return { orderName: orderName(shop.code, number), title, subject, plate, customer, promise: promised, questions };
}

function inJson(order: ListedOrder, shop: ShopRow) {
  const { number, title, state, subject, plate, customer, owner, promise, steps, questions } = order;
  const current = currentStep(steps);
  return {
    order: orderInJson(orderName(shop.code, number)),
    ...{ title, state, subject, plate, customer, owner, questions },
    step: current && { id: current.id, title: current.title, state: current.state, specialist: current.specialist },
    promise: readyInJson({ order, promise }),
  };
}
