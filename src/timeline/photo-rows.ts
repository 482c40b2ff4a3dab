import type { PhotoRow } from '#src/database/entry-tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Entry } from './entry-kinds.ts';
import type { Order } from './order.ts';
import { photosIn } from './photos.ts';

/** A row for each photo of an entry: by it a file is found, and who may see it. */
export async function keepPhotos(tx: Tx, { shop, id: order_id }: Order, entry: Entry): Promise<void> {
  const { number, at: added_at, actor, audience, body } = entry;
  const follower = actor === null && 'follower' in body ? body.follower : null;
  const rows = photosIn(entry).map(
    ({ photo: id }): PhotoRow => ({
      ...{ shop, id, order_id, entry: number, audience, person: actor, follower },
      ...{ added_at, retracted_at: null, removed_at: null },
    }),
  );
  if (rows.length > 0) await tx.insertInto('photos').values(rows).execute();
}
