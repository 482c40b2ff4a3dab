import type { SelectQueryBuilder } from 'kysely';
import type { Tables } from '#src/database/tables.ts';
import { rangeOf, wantedOf } from './search-words.ts';

type Orders<O> = SelectQueryBuilder<Tables, 'orders', O>;

/**
 * Narrows orders to those that are found by these words: each word begins one of the order's words, or all together
 * do, so that "ok 042 a" and "06 12 34 56 78" find what is written without blanks. Null: there is no word in it.
 */
export function whereFound<O>(orders: Orders<O>, shop: string, query: string): Orders<O> | null {
  const { words, joined } = wantedOf(query);
  if (words.length === 0) return null;
  return orders.where((eb) => {
    const begins = (word: string) => {
      const [from, until] = rangeOf(word);
      return eb(
        'orders.id',
        'in',
        eb
          .selectFrom('search_words')
          .select('order_id')
          .where('search_words.shop', '=', shop)
          .where('search_words.word', '>=', from)
          .where('search_words.word', '<=', until),
      );
    };
    const each = eb.and(words.map(begins));
    return words.length > 1 ? eb.or([each, begins(joined)]) : each;
  });
}
