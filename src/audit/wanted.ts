import { z } from 'zod';
import { type Asking, shopOf } from '#src/route.ts';
import { Day } from '#src/timeline/day.ts';
import { findOrder } from '#src/timeline/find-order.ts';
import { auditKinds } from './codes.ts';
import type { Wanted } from './read-audit.ts';
import { startOfDay } from './start-of-day.ts';

const blank = z.literal('').transform(() => undefined);

/** A form sends its empty fields too. */
export const FindAudit = z.strictObject({
  who: z.string().max(100).optional(),
  order: z.string().trim().max(20).optional(),
  kind: z.union([blank, z.enum(auditKinds)]).optional(),
  from: z.union([blank, Day]).optional(),
  until: z.union([blank, Day]).optional(),
  after: z.string().max(120).optional(),
});

/** What the address asks for; `order` 'unknown' where there is no such order in this shop. */
export async function readWanted(asking: Asking): Promise<Wanted | 'no-such-order'> {
  const shop = shopOf(asking);
  const now = asking.kitchen.now();
  const { who, order: name, kind, from, until } = asking.query;
  const found = name ? await findOrder(asking.kitchen, /^\d+$/.test(name) ? `${shop.code}${name}` : name) : null;
  if (name && found?.shop.id !== shop.id) return 'no-such-order';
  return {
    shop: shop.id,
    who: who || null,
    order: found?.order.id ?? null,
    kind: auditKinds.find((one) => one === kind) ?? null,
    from: from ? startOfDay(shop.zone, from, 0, now) : null,
    until: until ? startOfDay(shop.zone, until, 1, now) : null,
  };
}
