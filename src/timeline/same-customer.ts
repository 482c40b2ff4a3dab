import type { Tx } from '#src/database/transact.ts';
import { emailKey, phoneKey } from './contact-keys.ts';
import { fold, writeWordsOfCustomer } from './search-words.ts';

export type Contact = { name: string; phone: string | null; email: string | null };

/** The columns of a customer that a contact is kept in. */
export function contactColumns({ name, phone, email }: Contact) {
  return { name, phone, phone_key: phone && phoneKey(phone), email, email_key: email && emailKey(email) };
}

/**
 * The customer who is here already with this phone or e-mail and this name. A family or a firm shares a number, so the
 * number alone is not enough; but "Sanne" is Sanne Jansen.
 */
export async function findSameCustomer(tx: Tx, shop: string, contact: Contact): Promise<string | null> {
  const { phone_key, email_key } = contactColumns(contact);
  if (!phone_key && !email_key) return null;
  const customers = tx.selectFrom('customers').select(['id', 'name', 'created_at']).where('shop', '=', shop);
  // One after the other and not one "or" the other, so that each is asked of its own index.
  const rows = [
    ...(phone_key ? await customers.where('phone_key', '=', phone_key).execute() : []),
    ...(email_key ? await customers.where('email_key', '=', email_key).execute() : []),
  ].sort((one, other) => other.created_at - one.created_at);
  return rows.find(({ name }) => isSameName(name, contact.name))?.id ?? null;
}

export function isSameName(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few !== undefined && few.length > 0 && few.every((word) => many?.includes(word));
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s.-]+/)
    .map(fold)
    .filter((word) => word !== '');

/** Finds the customer or makes one; what was not known yet of somebody known is filled in, nothing is overwritten. */
export async function keepCustomer(tx: Tx, shop: string, contact: Contact, id: string, at: number): Promise<string> {
  const columns = contactColumns(contact);
  const known = await findSameCustomer(tx, shop, contact);
  if (known === null) {
    await tx
      .insertInto('customers')
      .values({ shop, id, ...columns, created_at: at })
      .execute();
    return id;
  }
  for (const [value, key] of [
    ['phone', 'phone_key'],
    ['email', 'email_key'],
  ] as const) {
    if (columns[value] === null) continue;
    await tx
      .updateTable('customers')
      .set({ [value]: columns[value], [key]: columns[key] })
      .where('shop', '=', shop)
      .where('id', '=', known)
      .where(value, 'is', null)
      .execute();
  }
  return known;
}

/** Somebody who was chosen is kept as they were written down just now; what was left blank is not forgotten. */
export async function updateCustomer(tx: Tx, shop: string, id: string, contact: Contact): Promise<string | null> {
  const theirs = tx.selectFrom('customers').select(['name', 'phone', 'email']).where('shop', '=', shop);
  const was = await theirs.where('id', '=', id).executeTakeFirst();
  if (!was) return null;
  const becomes = { name: contact.name, phone: contact.phone ?? was.phone, email: contact.email ?? was.email };
  if (becomes.name === was.name && becomes.phone === was.phone && becomes.email === was.email) return id;
  await tx
    .updateTable('customers')
    .set(contactColumns(becomes))
    .where('shop', '=', shop)
    .where('id', '=', id)
    .execute();
  await writeWordsOfCustomer(tx, shop, id);
  return id;
}
