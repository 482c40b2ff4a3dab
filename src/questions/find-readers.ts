import { sql } from 'kysely';
import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { readingOf } from '#src/people/reading-times.ts';
import { lastReadingTime } from '#src/people/working-clock.ts';

type Ground = Pick<Kitchen, 'database' | 'shops'>;

/** Who has questions waiting, or is offered one, and a reading time that came after `since` and not after `now`. */
export async function findReaders(
  { database: { reader }, shops }: Ground,
  since: number,
  now: number,
): Promise<{ shop: ShopRow; person: string }[]> {
  const open = reader.selectFrom('questions').where('state', '=', sql.lit('open'));
  const owners = await open
    .select(['shop', 'owner as person'])
    .union(
      open
        .select(['shop', 'offered_to as person'])
        .where('offered_to', 'is not', null)
        .$narrowType<{ person: string }>(),
    )
    .execute();
  const reading = await readingOf(reader, [...new Set(owners.map(({ person }) => person))]);
  const found: { shop: ShopRow; person: string }[] = [];
  for (const { shop: id, person } of owners) {
    const shop = await shops.byId(id);
    if (!shop) continue;
    const clock = await workingClockOf(reader, shop, now);
    const last = lastReadingTime(clock, reading.get(person)?.times ?? [], now);
    if (last !== null && last > since) found.push({ shop, person });
  }
  return found;
}
