import type { Tx } from '#src/database/transact.ts';
import { plateKey } from './contact-keys.ts';
import { fold } from './search-words.ts';

export type Subject = { name: string; plate: string | null };

/**
 * What is worked on: found again among this customer's by its plate, or by its name where it has none; else a new one.
 * A plate that came to another owner is a new subject: what was done for the first one is nobody else's business.
 */
export async function keepSubject(
  tx: Tx,
  shop: string,
  customer: string,
  { name, plate: typed }: Subject,
  id: string,
): Promise<string> {
  const plate = typed?.toUpperCase() ?? null;
  const plate_key = plate && plateKey(plate);
  const theirs = await tx
    .selectFrom('subjects')
    .selectAll()
    .where('shop', '=', shop)
    .where('customer', '=', customer)
    .execute();
  const same = theirs.find((one) =>
    plate_key ? one.plate_key === plate_key : !one.plate_key && fold(one.name) === fold(name),
  );
  if (!same) {
    await tx.insertInto('subjects').values({ shop, id, customer, name, plate, plate_key }).execute();
    return id;
  }
  // The plate is the same in another spelling: the one that is known stays, it was written with care once.
  if (same.name !== name) {
    await tx.updateTable('subjects').set({ name }).where('shop', '=', shop).where('id', '=', same.id).execute();
  }
  return same.id;
}
