import type { Audience } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Entry } from './entry-kinds.ts';
import { entriesOf, toEntry } from './load-story.ts';
import { photosIn } from './photos.ts';

/** The entries of an order after a number, oldest first, by the key of the table alone. */
export async function entriesAfter(reader: Reader, shop: string, order: string, after: number): Promise<Entry[]> {
  const rows = await entriesOf(reader, { shop, order, after });
  const entries = rows.map(toEntry);
  // Asked for only where there is a photo: pages that catch up ask for entries by the thousand.
  if (!entries.some((entry) => photosIn(entry).length > 0)) return entries;
  const retracted = await retractedOf(reader, shop, order);
  return entries.map((entry) => withoutRetracted(entry, retracted));
}

async function retractedOf(reader: Reader, shop: string, order: string): Promise<ReadonlySet<string>> {
  const gone = await reader
    .selectFrom('photos')
    .select('id')
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .where('retracted_at', 'is not', null)
    .execute();
  return new Set(gone.map(({ id }) => id));
}

/** What a photo showed is said no longer once all that came with the entry were taken back. */
function withoutRetracted(entry: Entry, retracted: ReadonlySet<string>): Entry {
  const photos = photosIn(entry);
  if (photos.length === 0 || photos.some(({ photo }) => !retracted.has(photo))) return entry;
  return { ...entry, body: { ...entry.body, alt: null } } as Entry;
}

/** A kitchen-only entry is to a customer a number with nothing in it, and the shop's own title of a step is not theirs. */
export function asSeenBy(audience: Audience, entry: Entry): object {
  const { number, kind, at, actor, body, made } = entry;
  const later = made ? { made: new Date(made).toISOString() } : {};
  const said = { number, kind, at: new Date(at).toISOString(), ...later, actor };
  if (audience === 'kitchen') return { ...said, audience: entry.audience, ...body };
  if (entry.audience === 'kitchen') return { number };
  return { ...said, ...withoutShopTitles(entry) };
}

function withoutShopTitles(entry: Entry): object {
  if (entry.kind !== 'step-added' && entry.kind !== 'step-changed') return entry.body;
  const { title: _title, was: _was, ...theirs } = { was: '', ...entry.body };
  return theirs;
}
