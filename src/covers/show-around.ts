import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';

/** Shows the benches of these people, and the desk its questions, as they are now. */
export async function showAround(
  { live }: Pick<Kitchen, 'live'>,
  shop: ShopRow,
  people: readonly (string | null)[],
): Promise<void> {
  for (const person of new Set(people)) if (person !== null) await live.refreshBench(shop, person);
  await live.refreshDesk(shop);
}
