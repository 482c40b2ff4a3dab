import type { Tx } from '#src/database/transact.ts';
import { emailKey, phoneKey, plateKey } from './contact-keys.ts';

// What an order is found by. Words are made of a–z and 0–9 alone, so that "begins with" is one range of the index and
// means the same in every database, whatever alphabet it sorts by.
const longest = 40;

export type Searched = {
  name: string;
  number: number;
  title: string;
  subject: string;
  plate: string | null;
  people: { name: string; phone: string | null; email: string | null }[];
};

/** Brings an order's search words up to date. To be called after whatever changed who or what the order is about. */
export async function writeSearchWords(tx: Tx, shop: string, order: string): Promise<void> {
  const searched = await readSearched(tx, shop, order);
  await tx.deleteFrom('search_words').where('shop', '=', shop).where('order_id', '=', order).execute();
  const rows = wordsOf(searched).map((word) => ({ shop, word, order_id: order }));
  await tx.insertInto('search_words').values(rows).execute();
}

// Somebody with a whole fleet: what was long ago is found by what it was called then.
const mostOrders = 50;

/** Brings up to date what a customer's orders are found by, the newest first. */
export async function writeWordsOfCustomer(tx: Tx, shop: string, customer: string): Promise<void> {
  const theirs = tx.selectFrom('orders').select('id').where('shop', '=', shop).where('customer', '=', customer);
  const orders = await theirs.orderBy('number', 'desc').limit(mostOrders).execute();
  for (const { id } of orders) await writeSearchWords(tx, shop, id);
}

export function wordsOf({ name, number, title, subject, plate, people }: Searched): string[] {
  const words = [fold(name), String(number), ...parts(title), ...parts(subject), ...plateWords(plate)];
  for (const person of people) {
    words.push(...parts(person.name), ...phoneWords(person.phone));
    if (person.email) words.push(fold(emailKey(person.email) ?? ''));
  }
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, longest)))];
}

/** What is looked for: every word has to begin a word of the order, or all of them together have to begin one. */
export function wantedOf(query: string): { words: string[]; joined: string } {
  const words = query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  return { words: words.slice(0, 8).map((word) => word.slice(0, longest)), joined: words.join('').slice(0, longest) };
}

/** The range of the index in which a word begins like this. */
export function rangeOf(word: string): [from: string, until: string] {
  return [word, word + 'z'.repeat(longest)];
}

/** Small letters without accents; a letter of another alphabet becomes its number, so that it is found all the same. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => other[letter] ?? letter);
  return [...plain.replace(/[^\p{L}\p{N}]/gu, '')]
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : `u${letter.codePointAt(0)?.toString(16)}`))
    .join('');
}

const other: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** "Jan-Willem de Groot": janwillem, jan, willem, de, groot. */
function parts(text: string): string[] {
  const tokens = text.split(/\s+/);
  return tokens.flatMap((token) => [fold(token), ...token.split(/[^\p{L}\p{N}\p{M}]+/u).map(fold)]);
}

function plateWords(plate: string | null): string[] {
  const key = plate ? (plateKey(plate) ?? fold(plate)).toLowerCase() : '';
  return [key, ...(key.match(/[a-z]+|\d+/g) ?? [])];
}

/** 0612345678 as it is dialled here, 31612345678 as from abroad, and the last four as people say them. */
function phoneWords(phone: string | null): string[] {
  const digits = (phone && phoneKey(phone))?.replace('+', '') ?? '';
  return [digits, digits.startsWith('31') ? `0${digits.slice(2)}` : '', digits.slice(-4)];
}

async function readSearched(tx: Tx, shop: string, order: string): Promise<Searched> {
  const row = await tx
    .selectFrom('orders')
    .innerJoin('shops', 'shops.id', 'orders.shop')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .select(['orders.number', 'orders.title', 'orders.customer', 'shops.code', 'subjects.name', 'subjects.plate'])
    .where('orders.shop', '=', shop)
    .where('orders.id', '=', order)
    .executeTakeFirstOrThrow();
  const followers = await tx
    .selectFrom('followers')
    .select('customer')
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .execute();
  const ids = new Set([row.customer, ...followers.map(({ customer }) => customer)]);
  const people = await tx
    .selectFrom('customers')
    .select(['name', 'phone', 'email'])
    .where('shop', '=', shop)
    .where('id', 'in', [...ids])
    .execute();
  const { number, title, code, name: subject, plate } = row;
  return { name: `${code}${number}`, number, title, subject, plate, people };
}
