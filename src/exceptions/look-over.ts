import { setImmediate as rest } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { type Loaded, loadFacts } from './load-facts.ts';
import { changesIn, type FreshIds, noteExceptions, type Seen } from './note-exceptions.ts';
import type { OrderFacts } from './order-facts.ts';

/** Looks over a whole shop. Only an order whose exceptions are not what is the case is written to. */
export async function lookOverShop(kitchen: Kitchen, shop: ShopRow): Promise<void> {
  await noteAll(kitchen, shop);
  for (const order of await oweCalls(kitchen, shop)) await noteAll(kitchen, shop, order);
}

/** The same for one order, right after something happened to it. */
export async function lookOverOrder(kitchen: Kitchen, shop: string, order: string): Promise<void> {
  const row = await kitchen.shops.byId(shop);
  if (row) await noteAll(kitchen, row, order);
}

const back = 60 * 24 * 60 * 60 * 1000;

/** What is over and was promised a call that nobody made in time: a call is owed afterwards too, until somebody makes it. */
async function oweCalls({ database, now }: Kitchen, { id: shop }: ShopRow): Promise<string[]> {
  const rows = await database.reader
    .selectFrom('promises')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'promises.shop').onRef('orders.id', '=', 'promises.order_id'),
    )
    .select('orders.id')
    .distinct()
    .where('promises.shop', '=', shop)
    .where('promises.kind', '=', sql.lit('call-by'))
    .where('promises.state', '=', sql.lit('broken'))
    .where('promises.ended_at', '>', now() - back)
    .where('orders.state', 'not in', ['open', 'ready'])
    // What stands on the board already, and what was made good, need not be looked at every minute for sixty days.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('exceptions')
            .select('exceptions.id')
            .whereRef('exceptions.shop', '=', 'promises.shop')
            .whereRef('exceptions.order_id', '=', 'promises.order_id')
            .where('exceptions.kind', '=', 'call-overdue')
            .whereRef('exceptions.cause', '=', 'promises.id')
            .where('exceptions.state', 'in', ['open', 'cleared']),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** So many orders are compared before the pages get their turn. */
const atOnce = 25;

async function noteAll(kitchen: Kitchen, shop: ShopRow, order?: string): Promise<void> {
  const at = kitchen.now();
  const colleagues = await kitchen.colleagues.of(shop.id);
  const { all, thresholds } = await loadFacts(kitchen.database.reader, { shop, colleagues }, at, order);
  for (const [i, facts] of all.entries()) {
    if (i % atOnce === atOnce - 1) await rest();
    try {
      const { raise, clear } = changesIn({ facts, thresholds }, at);
      if (raise.length + clear.length > 0) await note(kitchen, shop, facts);
    } catch (err) {
      // One order that cannot be read must not keep the others from being seen.
      kitchen.log.error({ err, order: facts.order.id }, 'looking for exceptions failed');
    }
  }
}

/** More than ever goes wrong with one order at one moment. */
const most = 30;

/** Decides anew in the transaction: what somebody did meanwhile counts, and a second look finds nothing left to note. */
async function note(kitchen: Kitchen, shop: ShopRow, { order }: OrderFacts): Promise<void> {
  const colleagues = await kitchen.colleagues.of(shop.id);
  const ids = Array.from({ length: most }, kitchen.newId);
  const { zone } = shop;
  const asked = { shop: shop.id, zone, number: order.number, actor: { as: 'clock' as const }, command: { ids } };
  await carryOut<FreshIds, { as: 'clock' }, Seen>(kitchen, asked, noteExceptions, async (tx, { id }, _command, at) =>
    seenOf(await loadFacts(tx, { shop, colleagues }, at, id)),
  );
}

function seenOf({ all: [facts], thresholds }: Loaded): Seen {
  if (!facts) throw new Error('an order that is being written to is not there');
  return { facts, thresholds };
}
