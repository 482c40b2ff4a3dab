import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { compiled } from '#src/database/compiled.ts';
import type { Tables } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { rangeOf, wantedOf } from './search-words.ts';

type Orders<O> = SelectQueryBuilder<Tables, 'orders', O>;

export type Found = {
  /** Narrows orders to those that are found. */
  among: <O>(orders: Orders<O>) => Orders<O>;
  /** What to order by for the newest first, so that the database takes the way that was chosen here. */
  newest: RawBuilder<number>;
};

/** So many orders are shown at a time. */
export const pageSize = 25;

/**
 * How the orders are found that have these words: each word begins one of the order's words, or all together do, so that
 * "ok 042 a" and "06 12 34 56 78" find what is written without blanks. Null: there is no word in it, or no such order.
 */
export async function findWords(reader: Reader, shop: string, query: string): Promise<Found | null> {
  const { words, joined } = wantedOf(query);
  if (words.length === 0) return null;
  // Few are looked up and sorted; otherwise the orders are gone through from the newest on until a page is full. Of n orders
  // with h hits that takes 25 n / h looks instead of h: the same where h is the root of 25 n. Two words that are common but
  // never together take a look at every order: 0.08 s at a hundred thousand.
  const most = Math.ceil(Math.sqrt(pageSize * (await countOrders(reader, { shop }))));
  const counted: { word: string; hits: number }[] = [];
  for (const word of words) counted.push({ word, hits: await countHits(reader, shop, word, most + 1) });
  const joinedHits = words.length > 1 ? await countHits(reader, shop, joined, most + 1) : 0;
  const rarest = counted.reduce((one, other) => (other.hits < one.hits ? other : one));
  const byEach = rarest.hits > 0;
  if (!byEach && joinedHits === 0) return null;
  const ways = [...(byEach ? [rarest.word] : []), ...(joinedHits > 0 ? [joined] : [])];
  const areFew = (byEach ? rarest.hits : 0) + joinedHits <= most;
  return {
    among: (orders) =>
      orders
        .$if(areFew, (all) =>
          all.where((eb) => eb.or(ways.map((word) => eb('orders.id', 'in', ordersOf(eb, shop, word))))),
        )
        .where((eb) => {
          const each = eb.and(words.map((word) => hasWord(eb, word)));
          if (joinedHits === 0) return each;
          return byEach ? eb.or([each, hasWord(eb, joined)]) : hasWord(eb, joined);
        }),
    // A sum is in no index: so the few are not looked for among all orders in the order of their numbers.
    newest: areFew ? sql<number>`orders.number + 0` : sql<number>`orders.number`,
  };
}

/** About how many orders a shop has: they are numbered one after another. */
async function countOrders(reader: Reader, at: { shop: string }): Promise<number> {
  const [[first], [last]] = await Promise.all([firstOf(reader, at), lastOf(reader, at)]);
  return first && last ? last.number - first.number + 1 : 0;
}

const endOf = (direction: 'asc' | 'desc') =>
  compiled((reader, { shop }: { shop: string }) =>
    reader.selectFrom('orders').select('number').where('shop', '=', shop).orderBy('number', direction).limit(1),
  );
const [firstOf, lastOf] = [endOf('asc'), endOf('desc')];

/** How many words of orders begin like this; no more than `most` are counted. */
async function countHits(reader: Reader, shop: string, word: string, most: number): Promise<number> {
  const [from, until] = rangeOf(word);
  const hits = reader
    .selectFrom('search_words')
    .select('order_id')
    .where('shop', '=', shop)
    .where('word', '>=', from)
    .where('word', '<=', until)
    .limit(most);
  const { count } = await reader
    .selectFrom(hits.as('hits'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function ordersOf(eb: ExpressionBuilder<Tables, 'orders'>, shop: string, word: string) {
  const [from, until] = rangeOf(word);
  return eb
    .selectFrom('search_words')
    .select('order_id')
    .where('search_words.shop', '=', shop)
    .where('search_words.word', '>=', from)
    .where('search_words.word', '<=', until);
}

function hasWord(eb: ExpressionBuilder<Tables, 'orders'>, word: string) {
  const [from, until] = rangeOf(word);
  return eb.exists(
    eb
      .selectFrom('search_words')
      .select('search_words.word')
      .whereRef('search_words.shop', '=', 'orders.shop')
      .whereRef('search_words.order_id', '=', 'orders.id')
      .where('search_words.word', '>=', from)
      .where('search_words.word', '<=', until),
  );
}
