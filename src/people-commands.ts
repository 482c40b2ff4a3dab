import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type Command, WrongUse } from './cli/command-line.ts';
import { whichShop } from './cli/which-shop.ts';
import type { ShopRow } from './database/tables.ts';
import { inKitchen } from './in-kitchen.ts';
import type { Kitchen } from './kitchen.ts';
import { noteAudit } from './people/audit.ts';
import { erasePerson } from './privacy/erase-person.ts';
import { packPerson } from './privacy/pack-person.ts';
import { stillOpen } from './privacy/still-open.ts';
import { collectPerson } from './timeline/collect-person.ts';
import { findOrder } from './timeline/find-order.ts';
import { orderName } from './web/order-name.ts';
import { say } from './web/words.ts';

type Found = { kitchen: Kitchen; shop: ShopRow; order: string };

/** What people may ask of a shop about themselves: all that is held, and to be forgotten. */
export const peopleCommands: Record<string, Command> = {
  export: {
    usage: 'export --order N [--shop CODE] [--out FILE.tar]',
    does: 'gives everything held about the person behind an order: as JSON, or with --out in one file with their photos',
    run: (args) =>
      about(args, async ({ kitchen, shop, order }, out) => {
        const held = await collectPerson(kitchen, { shop: shop.id, order });
        if (!held) throw new Error('This order is gone.');
        if (out !== undefined)
          await pipeline(packPerson(kitchen, shop, held, shop.language), createWriteStream(out, { mode: 0o600 }));
        await noteAudit(kitchen, { what: 'person-exported', shop: shop.id, order, about: { from: 'command-line' } });
        const orders = held.orders.length;
        const photos = held.orders.reduce((sum, one) => sum + one.photos.length, 0);
        if (out === undefined) return { line: JSON.stringify(held, null, 2), json: held };
        const line = `Everything held about this person is in ${out}: ${orders} orders, ${photos} photos.`;
        return { line, json: { file: out, orders, photos } };
      }),
  },
  erase: {
    usage: 'erase --order N [--shop CODE]',
    does: 'forgets the person behind an order, in all their orders of this shop; numbers, steps and times stay',
    run: (args) =>
      about(args, async ({ kitchen, shop, order }) => {
        const erased = await erasePerson(kitchen, shop, order, { actor: { as: 'clock' }, why: 'asked' });
        if (!erased) throw new Error('This order is gone.');
        if ('open' in erased) {
          const { refused, with: values } = stillOpen(erased);
          throw new Error(say('en', refused, values));
        }
        const { orders, photos } = erased;
        const line = `Erased: the person behind ${orders.join(', ')}, with ${photos} photos. Backups made before hold them still; restoring one erases them again.`;
        return { line, json: erased };
      }),
  },
};

async function about<T>(args: string[], work: (found: Found, out: string | undefined) => Promise<T>): Promise<T> {
  const { order: name, shop: wanted, out } = read(args);
  return inKitchen(async (kitchen) => {
    const shop = whichShop(await kitchen.shops.all(), wanted);
    const full = /^\d+$/.test(name) ? orderName(shop.code, Number(name)) : name;
    const found = await findOrder(kitchen, full);
    if (!found || found.shop.id !== shop.id) throw new Error(`There is no order ${full} in this shop.`);
    return work({ kitchen, shop, order: found.order.id }, out);
  });
}

function read(args: string[]): { order: string; shop: string | undefined; out: string | undefined } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { order: text, shop: text, out: text }, strict: true });
    const { order, shop, out } = values;
    if (order === undefined) throw new Error('Which order? Say it with --order');
    return { order, shop, out };
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : error}.`);
  }
}
