import type { OrderState, ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { ordersOf } from '#src/timeline/collect-person.ts';

/** The person behind an order and everything that leads to them; `companions` are people known only by these orders. */
export type Behind = {
  customer: string;
  companions: string[];
  subjects: string[];
  own: { id: string; number: number; name: string; state: OrderState }[];
  followed: { order: string; number: number; follower: string }[];
  /** Links that open any of it, for the live connections that stand on them. */
  links: string[];
};

export async function whoIsBehind(reader: Reader, shop: ShopRow, order: string): Promise<Behind | undefined> {
  const found = await reader
    .selectFrom('orders')
    .select('customer')
    .where('shop', '=', shop.id)
    .where('id', '=', order)
    .executeTakeFirst();
  if (!found) return undefined;
  const { customer } = found;
  const { own, followed } = await ordersOf(reader, shop, customer);
  const subjects = await reader
    .selectFrom('subjects')
    .select('id')
    .where('shop', '=', shop.id)
    .where('customer', '=', customer)
    .execute();
  const ids = own.map(({ id }) => id);
  const followers = await reader
    .selectFrom('followers')
    .select(['id', 'customer', 'order_id'])
    .where('shop', '=', shop.id)
    .where((eb) => eb.or([eb('order_id', 'in', ids), eb('customer', '=', customer)]))
    .execute();
  const links = await reader
    .selectFrom('links')
    .select('id')
    .where('shop', '=', shop.id)
    .where(
      'follower',
      'in',
      followers.map(({ id }) => id),
    )
    .execute();
  const others = new Set(followers.map((one) => one.customer).filter((one) => one !== customer));
  const companions: string[] = [];
  for (const one of others) if (!(await isKnownElsewhere(reader, shop.id, one, ids))) companions.push(one);
  return {
    customer,
    companions,
    subjects: subjects.map(({ id }) => id),
    own,
    followed: followed.map(({ id, order_id, number }) => ({ order: order_id, number, follower: id })),
    links: links.map(({ id }) => id),
  };
}

async function isKnownElsewhere(reader: Reader, shop: string, customer: string, orders: string[]): Promise<boolean> {
  const own = reader.selectFrom('orders').select('id').where('shop', '=', shop).where('customer', '=', customer);
  if (await own.limit(1).executeTakeFirst()) return true;
  const follows = reader
    .selectFrom('followers')
    .select('id')
    .where('shop', '=', shop)
    .where('customer', '=', customer)
    .where('order_id', 'not in', orders);
  return (await follows.limit(1).executeTakeFirst()) !== undefined;
}
