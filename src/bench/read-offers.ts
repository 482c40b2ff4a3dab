import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type OpenException, openExceptions } from '#src/timeline/open-exceptions.ts';
import { findStories } from './find-questions.ts';

type Ground = Pick<Kitchen, 'database' | 'colleagues'>;

/** The orders that somebody is asked to answer for, the first offered first. One read where nobody asks. */
export async function readOffers({ database, colleagues }: Ground, shop: ShopRow, person: string): Promise<Story[]> {
  const { reader } = database;
  const rows = await reader
    .selectFrom('orders')
    .select('id')
    .where('shop', '=', shop.id)
    .where('offered_to', '=', person)
    .orderBy('offered_at')
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const stories = await findStories(reader, { shop, colleagues: await colleagues.of(shop.id) }, ids);
  return ids.flatMap((id) => stories.get(id) ?? []);
}

/** What needs a person now and is theirs or offered to them. One read where nothing is. */
export async function readProblems(
  { database, colleagues }: Ground,
  shop: ShopRow,
  person: string,
): Promise<OpenException[]> {
  return openExceptions(database.reader, { shop, colleagues: await colleagues.of(shop.id), person });
}
