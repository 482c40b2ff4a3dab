import type { Reader, Tx } from '#src/database/transact.ts';
import { emailKey, phoneKey, plateKey } from '#src/timeline/contact-keys.ts';
import type { EntryOf } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { writeSearchWords } from '#src/timeline/search-words.ts';
import type { Details } from './change-details.ts';

/** Who and what an order is about, as it is written down now. */
export async function readDetails(reader: Reader, shop: string, order: string): Promise<Details> {
  return reader
    .selectFrom('orders')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .innerJoin('customers', (join) =>
      join.onRef('customers.shop', '=', 'orders.shop').onRef('customers.id', '=', 'orders.customer'),
    )
    .select(['subjects.name as subject', 'subjects.plate', 'orders.purpose', 'orders.wishes'])
    .select(['customers.name', 'customers.phone', 'customers.email'])
    .where('orders.shop', '=', shop)
    .where('orders.id', '=', order)
    .executeTakeFirstOrThrow();
}

/** A customer and a subject may have other orders: those read the same rows, and are found by the new words too. */
export async function writeDetails(tx: Tx, order: Order, { identity = {} }: EntryOf<'details-changed'>): Promise<void> {
  const { shop } = order;
  const { purpose, wishes, name, phone, email, subject, plate } = identity;
  const about = known({ purpose, wishes });
  if (about) await tx.updateTable('orders').set(about).where('shop', '=', shop).where('id', '=', order.id).execute();
  const keys = { phone_key: phone && phoneKey(phone), email_key: email && emailKey(email) };
  const theirs = known({ name, phone, email, ...keys });
  if (theirs) {
    await tx.updateTable('customers').set(theirs).where('shop', '=', shop).where('id', '=', order.customer).execute();
  }
  const its = known({
    name: subject,
    plate: plate === null ? null : plate?.toUpperCase(),
    plate_key: plate && plateKey(plate),
  });
  if (its) await tx.updateTable('subjects').set(its).where('shop', '=', shop).where('id', '=', order.subject).execute();
  if (theirs || its) await writeWordsOf(tx, order);
}

function known<T extends object>(values: T): T | null {
  return Object.values(values).some((value) => value !== undefined) ? values : null;
}

// Somebody with a whole fleet: what was long ago is found by what it was called then.
const most = 50;

async function writeWordsOf(tx: Tx, { shop, id, customer }: Order): Promise<void> {
  const orders = await tx
    .selectFrom('orders')
    .select('id')
    .where('shop', '=', shop)
    .where('customer', '=', customer)
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  for (const each of new Set([id, ...orders.map((order) => order.id)])) await writeSearchWords(tx, shop, each);
}
