import { z } from 'zod';
import { type Asking, act, orderOf, page, type Route, shopOf } from '#src/route.ts';
import { asSeenBy, entriesAfter } from '#src/timeline/entries.ts';
import { sentence } from '#src/timeline/sentence.ts';
import { telling } from '#src/timeline/tell.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { cardPage, PrintCard } from './card-page.ts';
import { intakePage } from './intake-page.ts';
import { LookAtLeft, leftPage } from './left-page.ts';
import { LookAtOrder, orderPage, storyOf } from './order-page.ts';
import { FindOrders, ordersPage } from './orders-page.ts';
import { TakeIn } from './take-in.ts';
import { takeInOrder } from './take-in-order.ts';

const PrepareIntake = z.strictObject({
  q: z.string().max(100).optional(),
  customer: z.string().max(100).optional(),
  subject: z.string().max(100).optional(),
  shop: z.string().max(100).optional(),
});

const After = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,9}$/, 'orders.after-wrong')
    .optional(),
});

/** Taking orders in, finding them again, and the staff's page of each. */
export const intakeRoutes: Route[] = [
  page('/orders', { who: 'staff', says: 'The orders of the shop, and search', query: FindOrders, page: ordersPage }),
  page('/orders/new', { who: 'desk', says: 'The form that takes an order in', query: PrepareIntake, page: intakePage }),
  page('/orders/left', {
    who: 'owner',
    says: 'Where the usual way was left for a customer',
    query: LookAtLeft,
    page: leftPage,
  }),
  act('/orders', { who: 'desk', says: 'Takes an order in', schema: TakeIn, form: intakePage, act: takeInOrder }),
  page('/orders/:order', { who: 'staff', says: 'An order, whole', query: LookAtOrder, page: orderPage }),
  page('/orders/:order/card', { who: 'staff', says: 'The job card, to print', query: PrintCard, page: cardPage }),
  page('/orders/:order/entries', {
    who: 'follower',
    says: 'The entries after a number, as far as the asker may see them',
    query: After,
    page: entries,
  }),
];

async function entries(asking: Asking) {
  const order = orderOf(asking);
  const audience = asking.actor.as === 'staff' ? 'kitchen' : 'customer';
  const found = await entriesAfter(
    asking.kitchen.database.reader,
    shopOf(asking).id,
    order.id,
    Number(asking.query.after ?? 0),
  );
  const seq = found.at(-1)?.number ?? order.lastEntry;
  // Staff read what happened also as it is said on the page.
  const told =
    audience === 'kitchen' && found.length > 0
      ? telling(await storyOf(asking), asking.language, audience, asking.kitchen.now())
      : null;
  const said = found.map((entry) => ({
    ...asSeenBy(audience, entry),
    ...(told ? { says: sentence(entry, told) } : {}),
  }));
  return { json: { order: orderInJson(order.name), seq, entries: said } };
}
