import type { Shops } from '#src/database/remember-shops.ts';
import type { Language, ShopRow } from '#src/database/tables.ts';
import type { Database, Reader } from '#src/database/transact.ts';
import type { Colleagues } from '#src/people/colleagues.ts';
import { orderName } from '#src/web/order-name.ts';
import { type OrderHeld, orderHeld } from './order-held.ts';

type Ground = { database: Database; shops: Shops; colleagues: Colleagues; now: () => number };

/** Everything held about one person in one shop. Times are ISO 8601, photos are named by where they lie in the file. */
export type PersonHeld = {
  shop: { name: string; phone: string | null };
  madeAt: string;
  person: { name: string; phone: string | null; email: string | null; since: string };
  /** What they had done here. */
  orders: OrderHeld[];
  /** Orders of others that they may follow: there only what they said and showed themselves is theirs. */
  follows: OrderHeld[];
};

/** About whom: the customer of an order, or whoever follows it as `follower`. `language` is the reader's. */
export type WhoseThings = { shop: string; order: string; follower?: string | null; language?: Language };

/**
 * Everything that is held about a person in this shop; undefined if there is no such order. What colleagues said to each
 * other stays in the kitchen and is not in it (docs/decisions/0023-what-an-export-holds.md).
 */
export async function collectPerson(ground: Ground, whose: WhoseThings): Promise<PersonHeld | undefined> {
  const { reader } = ground.database;
  const shop = await ground.shops.byId(whose.shop);
  const id = shop && (await personOf(reader, whose));
  const person = id && (await rowOf(reader, whose.shop, id));
  if (!shop || !person) return undefined;
  const told = { shop, language: whose.language ?? shop.language, now: ground.now() };
  const colleagues = await ground.colleagues.of(shop.id);
  const { own, followed } = await ordersOf(reader, shop, id);
  const held = async (order: string, follower: string | null) =>
    (await orderHeld(reader, { ...told, colleagues, order, follower })) ?? [];
  const iso = (at: number) => new Date(at).toISOString();
  const orders: OrderHeld[] = [];
  for (const one of own) orders.push(...[await held(one.id, null)].flat());
  const follows: OrderHeld[] = [];
  for (const one of followed) follows.push(...[await held(one.order_id, one.id)].flat());
  return {
    shop: { name: shop.name, phone: shop.phone },
    madeAt: iso(told.now),
    person: { name: person.name, phone: person.phone, email: person.email, since: iso(person.created_at) },
    orders,
    follows,
  };
}

/** The customer's row that an order, or one who follows it, leads to. */
export async function personOf(reader: Reader, { shop, order, follower = null }: WhoseThings): Promise<string | null> {
  const row =
    follower === null
      ? await reader
          .selectFrom('orders')
          .select('customer')
          .where('shop', '=', shop)
          .where('id', '=', order)
          .executeTakeFirst()
      : await reader
          .selectFrom('followers')
          .select('customer')
          .where('shop', '=', shop)
          .where('order_id', '=', order)
          .where('id', '=', follower)
          .executeTakeFirst();
  return row?.customer ?? null;
}

/** Their own orders, and as which follower they look at orders of somebody else. */
export async function ordersOf(reader: Reader, { id: shop, code }: Pick<ShopRow, 'id' | 'code'>, customer: string) {
  const own = await reader
    .selectFrom('orders')
    .select(['id', 'number', 'state'])
    .where('shop', '=', shop)
    .where('customer', '=', customer)
    .orderBy('number')
    .execute();
  const followed = await reader
    .selectFrom('followers')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'followers.shop').onRef('orders.id', '=', 'followers.order_id'),
    )
    .select(['followers.id', 'followers.order_id', 'orders.number'])
    .where('followers.shop', '=', shop)
    .where('followers.customer', '=', customer)
    .where('orders.customer', '!=', customer)
    .orderBy('orders.number')
    .execute();
  return { own: own.map((one) => ({ ...one, name: orderName(code, one.number) })), followed };
}

function rowOf(reader: Reader, shop: string, id: string) {
  return reader.selectFrom('customers').selectAll().where('shop', '=', shop).where('id', '=', id).executeTakeFirst();
}
