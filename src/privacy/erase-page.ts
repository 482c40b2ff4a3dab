import { z } from 'zod';
import type { Reader } from '#src/database/transact.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type Faulty, orderOf, type PageAnswer, shopOf, staffOf, type Went } from '#src/route.ts';
import type { Refusal } from '#src/timeline/refusal.ts';
import { Missing } from '#src/web/errors.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { erasePerson } from './erase-person.ts';
import { stillOpen } from './still-open.ts';
import { type Behind, whoIsBehind } from './who-is-behind.ts';

export const EraseOrder = z.strictObject({
  /** The order's number, typed: nobody erases by pressing once too often. */
  number: z.string().trim().max(20),
});

/** What exactly goes, and what stays, before anybody is erased; where an order is under way, that it has to end first. */
export async function erasePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const { reader } = kitchen.database;
  const behind = await whoIsBehind(reader, shop, order.id);
  if (!behind) throw new Missing();
  const counts = await countAll(reader, shop.id, behind);
  const open = behind.own.filter(({ state }) => state === 'open' || state === 'ready').map(({ name }) => name);
  const orders = behind.own.map(({ name }) => name);
  return {
    view: 'privacy/erase',
    title: say(language, 'privacy.erase-title', { order: order.name }),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, null),
      orderName: order.name,
      orders: orders.join(', '),
      open,
      isOpen: open.length > 0,
      goes: [
        say(language, 'privacy.goes-who', { orders: orders.join(', '), count: orders.length }),
        say(language, 'privacy.goes-words'),
        say(language, 'privacy.goes-photos', { count: counts.photos }),
        say(language, 'privacy.goes-links', { count: behind.links.length }),
        ...(behind.followed.length > 0
          ? [say(language, 'privacy.goes-follows', { count: behind.followed.length })]
          : []),
        ...(behind.companions.length > 0
          ? [say(language, 'privacy.goes-companions', { count: behind.companions.length })]
          : []),
      ],
      stays: [say(language, 'privacy.stays-log'), say(language, 'privacy.stays-backups')],
    },
    json: { order: orderInJson(order.name), orders, open, ...counts, links: behind.links.length },
  };
}

async function countAll(reader: Reader, shop: string, { own }: Behind): Promise<{ photos: number }> {
  const { photos } = await reader
    .selectFrom('photos')
    .select((eb) => eb.fn.countAll<number | string>().as('photos'))
    .where('shop', '=', shop)
    .where(
      'order_id',
      'in',
      own.map(({ id }) => id),
    )
    .where('retracted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { photos: Number(photos) };
}

export async function eraseOrder(
  asking: Asking,
  { number }: z.infer<typeof EraseOrder>,
): Promise<Went | Refusal | Faulty> {
  const { kitchen, language } = asking;
  const order = orderOf(asking);
  if (number.toUpperCase() !== order.name) {
    const fault = say(language, 'privacy.other-number', { order: order.name });
    return { faults: { number: fault } };
  }
  const erased = await erasePerson(kitchen, shopOf(asking), order.id, { actor: staffOf(asking), why: 'asked' });
  if (!erased) throw new Missing();
  if ('open' in erased) return stillOpen(erased);
  return { location: `/orders/${order.name}`, json: { order: orderInJson(order.name), ...erased } };
}
