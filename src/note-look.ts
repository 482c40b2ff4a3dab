import type { Response } from 'express';
import type { Kitchen } from './kitchen.ts';
import { noteAudit } from './people/audit.ts';
import type { Asking } from './route.ts';

const hour = 60 * 60 * 1000;
const most = 20_000;

// Who looked at which order, and when that was noted, for each kitchen.
const noted = new WeakMap<Kitchen, Map<string, number>>();

/**
 * The first look of a colleague at an order in an hour is a line in the log, written after the answer. What a customer
 * looks at is noted nowhere.
 */
export function noteLook({ kitchen, actor, order, shop }: Asking, response: Response): void {
  if (actor.as !== 'staff' || !order || !shop) return;
  const known = noted.get(kitchen) ?? new Map<string, number>();
  noted.set(kitchen, known);
  const key = `${actor.person} ${order.id}`;
  const before = known.get(key);
  const now = kitchen.now();
  if (before !== undefined && Math.abs(now - before) < hour) return;
  response.once('finish', () => {
    if (response.statusCode >= 400 || known.get(key) !== before) return;
    known.delete(key);
    known.set(key, now);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    noteAudit(kitchen, { what: 'order-seen', shop: shop.id, who: actor.person, order: order.id }).catch((err) => {
      known.delete(key);
      kitchen.log.warn({ err }, 'a look at an order was not noted');
    });
  });
}
