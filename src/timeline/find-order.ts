import { compiled } from '#src/database/compiled.ts';
import type { Shops } from '#src/database/remember-shops.ts';
import type { ShopRow } from '#src/database/tables.ts';
import type { Database } from '#src/database/transact.ts';
import { readOrderName } from '#src/web/order-name.ts';

/** An order as an address names it: `name` is what people say aloud, "2417" or "R12". */
export type OrderAt = { id: string; number: number; name: string; lastEntry: number };

/** Finds an order by the name people say. Who may see it is for the caller to ask. */
export async function findOrder(
  { shops, database }: { shops: Shops; database: Database },
  name: string,
): Promise<{ shop: ShopRow; order: OrderAt } | null> {
  const read = readOrderName(name);
  const shop = read && (await shops.byCode(read.code));
  if (!read || !shop) return null;
  const [row] = await orderByNumber(database.reader, { shop: shop.id, number: read.number });
  if (!row) return null;
  return { shop, order: { id: row.id, number: row.number, name: name.toUpperCase(), lastEntry: row.last_entry } };
}

const orderByNumber = compiled((reader, { shop, number }: { shop: string; number: number }) =>
  reader
    .selectFrom('orders')
    .select(['id', 'number', 'last_entry'])
    .where('shop', '=', shop)
    .where('number', '=', number),
);
