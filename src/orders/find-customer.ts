import type { Language, OrderState } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { emailKey, phoneKey, plateKey } from '#src/timeline/contact-keys.ts';
import { findWords } from '#src/timeline/search-orders.ts';

export type FoundCustomer = {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  subjects: { id: string; name: string; plate: string | null }[];
  orders: { number: number; title: string; state: OrderState; opened_at: number }[];
};

const most = 6;
const mostOrders = 3;

/** Who was here before under this phone number, e-mail address, plate or name, with what they brought then. */
export async function findCustomers(reader: Reader, shop: string, query: string): Promise<FoundCustomer[]> {
  const [phone, email, plate] = [phoneKey(query), emailKey(query), plateKey(query)];
  const customers = reader.selectFrom('customers').select('id').where('shop', '=', shop);
  const [byEmail, byPhone, byPlate, byOrder] = await Promise.all([
    // One after the other and not one "or" the other, so that each is asked of its own index.
    email ? customers.where('email_key', '=', email).limit(most).execute() : [],
    phone ? customers.where('phone_key', '=', phone).limit(most).execute() : [],
    plate
      ? reader
          .selectFrom('subjects')
          .select('customer as id')
          .where('shop', '=', shop)
          .where('plate_key', '=', plate)
          .limit(most)
          .execute()
      : [],
    findByWords(reader, shop, query),
  ]);
  const ids = [...new Set([...byEmail, ...byPhone, ...byPlate, ...byOrder].map(({ id }) => id))].slice(0, most);
  const found = await Promise.all(ids.map((id) => findCustomer(reader, shop, id)));
  return found.filter((one) => one !== null);
}

// Enough to find as many customers as are shown, also where some of them come often.
const newestOrders = 50;

/** Whose orders have these words, who came last first. */
async function findByWords(reader: Reader, shop: string, query: string): Promise<{ id: string }[]> {
  const found = await findWords(reader, shop, query);
  if (!found) return [];
  const orders = reader.selectFrom('orders').select('orders.customer as id').where('orders.shop', '=', shop);
  return found.among(orders).orderBy(found.newest, 'desc').limit(newestOrders).execute();
}

export async function findCustomer(reader: Reader, shop: string, id: string): Promise<FoundCustomer | null> {
  const [customer, subjects, orders] = await Promise.all([
    reader
      .selectFrom('customers')
      .select(['id', 'name', 'phone', 'email'])
      .where('shop', '=', shop)
      .where('id', '=', id)
      .executeTakeFirst(),
    reader
      .selectFrom('subjects')
      .select(['id', 'name', 'plate'])
      .where('shop', '=', shop)
      .where('customer', '=', id)
      .orderBy('id', 'desc')
      .execute(),
    reader
      .selectFrom('orders')
      .select(['number', 'title', 'state', 'opened_at'])
      .where('shop', '=', shop)
      .where('customer', '=', id)
      .orderBy('number', 'desc')
      .limit(mostOrders)
      .execute(),
  ]);
  return customer ? { ...customer, subjects, orders } : null;
}

/** The language in which this customer follows, as last chosen. */
export async function languageOf(reader: Reader, shop: string, customer: string): Promise<Language | null> {
  const row = await reader
    .selectFrom('followers')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'followers.shop').onRef('orders.id', '=', 'followers.order_id'),
    )
    .select('followers.language')
    .where('orders.shop', '=', shop)
    .where('orders.customer', '=', customer)
    .where('followers.customer', '=', customer)
    .orderBy('orders.number', 'desc')
    .executeTakeFirst();
  return row?.language ?? null;
}
