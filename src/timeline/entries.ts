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

/** A kitchen-only entry is to a customer a number with nothing in it, and the shop's own title of a step is not theirs. */
export function asSeenBy(audience: Audience, entry: Entry): object {
  const { number, kind, at, actor, body } = entry;
  const said = { number, kind, at: new Date(at).toISOString(), actor };
  if (audience === 'kitchen') return { ...said, audience: entry.audience, ...body };
  if (entry.audience === 'kitchen') return { number };
  return { ...said, ...withoutShopTitles(entry) };
}

function withoutShopTitles(entry: Entry): object {
  if (entry.kind !== 'step-added' && entry.kind !== 'step-changed') return entry.body;
  const { title: _title, was: _was, ...theirs } = { was: '', ...entry.body };
  return theirs;
}
