import type { CoverRow } from '#src/database/question-tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { type Cover, coversOf } from '#src/people/covers.ts';

/** A cover of this shop as it stands in this transaction; one that nobody was asked for is none. */
export async function findCover(tx: Tx, shop: string, id: string): Promise<(Cover & { stand_in: string }) | null> {
  const row = await tx
    .selectFrom('covers')
    .select('absence')
    .where('shop', '=', shop)
    .where('id', '=', id)
    .executeTakeFirst();
  const cover = row && (await coversOf(tx, shop, [row.absence])).find((one) => one.id === id);
  return cover?.stand_in ? { ...cover, stand_in: cover.stand_in } : null;
}

export async function setCover(tx: Tx, { shop, id }: Cover, values: Partial<CoverRow>): Promise<void> {
  await tx.updateTable('covers').set(values).where('shop', '=', shop).where('id', '=', id).execute();
}
