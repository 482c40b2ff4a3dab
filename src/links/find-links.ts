import type { LinkRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';

const ofOrder = (reader: Reader, shop: string, order: string) =>
  reader.selectFrom('links').selectAll().where('shop', '=', shop).where('order_id', '=', order);

export function linksOf(reader: Reader, shop: string, order: string, follower: string): Promise<LinkRow[]> {
  return ofOrder(reader, shop, order).where('follower', '=', follower).execute();
}

export function findLink(reader: Reader, shop: string, order: string, link: string): Promise<LinkRow | undefined> {
  return ofOrder(reader, shop, order).where('id', '=', link).executeTakeFirst();
}

/** The link that this entry issued, if it did and the link still works. */
export async function liveAt(reader: Reader, shop: string, order: string, entry: number): Promise<string | null> {
  const row = await reader
    .selectFrom('entries')
    .select('body')
    .where('shop', '=', shop)
    .where('order_id', '=', order)
    .where('number', '=', entry)
    .where('kind', '=', 'link-issued')
    .executeTakeFirst();
  if (!row) return null;
  const { link } = JSON.parse(row.body) as { link: string };
  const found = await findLink(reader, shop, order, link);
  return found && found.revoked_at === null ? link : null;
}
