import type { CoverItemRow } from '#src/database/question-tables.ts';
import type { Tx } from '#src/database/transact.ts';
import type { Cover } from '#src/people/covers.ts';
import type { InHand } from '#src/people/work-in-hand.ts';

export const isEmpty = ({ steps, questions, exceptions, promises, owns }: InHand): boolean =>
  !owns && steps.length + questions.length + exceptions.length + promises.length === 0;

/** Remembers what changed hands, so that the same can go back. What came twice is remembered once. */
export async function keepItems(
  tx: Tx,
  { shop, id: cover }: Pick<Cover, 'shop' | 'id'>,
  items: Omit<CoverItemRow, 'shop' | 'cover'>[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('cover_items')
    .values(items.map((item) => ({ shop, cover, ...item })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
