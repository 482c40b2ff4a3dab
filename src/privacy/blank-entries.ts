import type { Tx } from '#src/database/transact.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { toEntry } from '#src/timeline/load-story.ts';
import { blankBody, type Known } from './blank-body.ts';

type At = { shop: string; id: string };

/**
 * Empties what was written in entries of an order. Number, kind, time, step and who did it stay: that is the work log.
 * Nothing else in the house changes an entry.
 */
export async function blankEntries(
  tx: Tx,
  { shop, id }: At,
  known: Known,
  which: (entry: Entry) => boolean = () => true,
): Promise<number> {
  const rows = await tx
    .selectFrom('entries')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', '=', id)
    .orderBy('number')
    .execute();
  let changed = 0;
  for (const row of rows) {
    const entry = toEntry(row);
    const body = which(entry) ? JSON.stringify(blankBody(entry, known)) : row.body;
    if (body === row.body) continue;
    changed += 1;
    await tx
      .updateTable('entries')
      .set({ body })
      .where('shop', '=', shop)
      .where('order_id', '=', id)
      .where('number', '=', row.number)
      .execute();
  }
  return changed;
}
