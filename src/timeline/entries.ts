import type { Audience } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Entry } from './entry-kinds.ts';
import { toEntry } from './load-story.ts';

/** The entries of an order after a number, oldest first, by the key of the table alone. */
export async function entriesAfter(reader: Reader, shop: string, order: string, after: number): Promise<Entry[]> {
  const rows = await reader
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .where('number', '>', after)
    .orderBy('number')
    .execute();
  return rows.map(toEntry);
}

/** A kitchen-only entry is to a customer a number with nothing in it. */
export function asSeenBy(audience: Audience, entry: Entry): object {
  if (entry.audience === 'kitchen' && audience === 'customer') return { number: entry.number };
  const { number, kind, at, actor, body } = entry;
  return {
    number,
    kind,
    at: new Date(at).toISOString(),
    actor,
    ...(audience === 'kitchen' ? { audience: entry.audience } : {}),
    ...body,
  };
}
