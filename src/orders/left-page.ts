import { z } from 'zod';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { findLeft } from './find-left.ts';

export const LookAtLeft = z.strictObject({
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'orders.page-wrong')
    .optional(),
  shop: z.string().max(100).optional(),
});

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

/** For the owner: where colleagues left the usual way for a customer, and why. What returns may become the usual way. */
export async function leftPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query } = asking;
  const shop = shopOf(asking);
  const page = Number(query.page ?? 1);
  const since = kitchen.now() - ninetyDays;
  const { left, more } = await findLeft(kitchen.database.reader, shop.id, { since, page });
  const colleagues = await kitchen.colleagues.of(shop.id);
  return {
    view: 'orders/left',
    title: say(language, 'orders.left-title'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'orders'),
      left: left.map(({ order, actor, ...one }) => {
        return { ...one, orderName: orderName(shop.code, order), who: colleagues.get(actor ?? '')?.name ?? null };
      }),
      hasPages: more || page > 1,
      page,
      before: page > 1 ? `/orders/left?page=${page - 1}` : null,
      after: more ? `/orders/left?page=${page + 1}` : null,
    },
    json: {
      left: left.map(({ order, entry, at, actor, reason }) => {
        return { order: orderInJson(orderName(shop.code, order)), number: entry, at: iso(at), by: actor, reason };
      }),
      page,
      more,
    },
  };
}

const iso = (at: number) => new Date(at).toISOString();
