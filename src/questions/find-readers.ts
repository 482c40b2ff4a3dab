import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { readingOf } from '#src/people/reading-times.ts';
import { lastReadingTime } from '#src/people/working-clock.ts';

type Ground = Pick<Kitchen, 'database' | 'shops'>;

/** Who has questions waiting and a reading time that came after `since` and not after `now`. */
export async function findReaders(
  { database: { reader }, shops }: Ground,
  since: number,
  now: number,
): Promise<{ shop: ShopRow; person: string }[]> {
  const owners = await reader
    .selectFrom('questions')
    .select(['shop', 'owner'])
    .distinct()
    .where('state', '=', 'open')
    .execute();
  const reading = await readingOf(reader, [...new Set(owners.map(({ owner }) => owner))]);
  const found: { shop: ShopRow; person: string }[] = [];
  for (const { shop: id, owner: person } of owners) {
    const shop = await shops.byId(id);
    if (!shop) continue;
    const clock = await workingClockOf(reader, shop, now);
    const last = lastReadingTime(clock, reading.get(person)?.times ?? [], now);
    if (last !== null && last > since) found.push({ shop, person });
  }
  return found;
}
