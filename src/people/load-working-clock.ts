import type { ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { readHours } from './opening-hours.ts';
import { dayAt } from './opening-times.ts';
import type { WorkingClock } from './working-clock.ts';

/** When this shop works, from some days before `at`: far enough back to find the last reading time. */
export async function workingClockOf(
  reader: Pick<Reader, 'selectFrom'>,
  shop: Pick<ShopRow, 'id' | 'zone' | 'hours'>,
  at: number,
): Promise<WorkingClock> {
  const since = dayAt(shop.zone, at).subtract({ days: 8 }).toString();
  const rows = await reader
    .selectFrom('holidays')
    .select('day')
    .where('shop', '=', shop.id)
    .where('day', '>=', since)
    .execute();
  return { zone: shop.zone, hours: readHours(shop), holidays: new Set(rows.map(({ day }) => day)) };
}
