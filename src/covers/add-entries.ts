import type { Tx } from '#src/database/transact.ts';
import { type Change, type Floor, lockOrder, write } from '#src/timeline/carry-out.ts';
import type { Draft } from '#src/timeline/entry-kinds.ts';

/** What is to be written on one order, by whom. */
export type Said = { order: string; actor: string | null; drafts: Draft[] };

/** Writes on several orders in one transaction, each with its numbers without a gap. What was written is to be announced. */
export async function addEntries(
  tx: Tx,
  { rowWriters }: Pick<Floor, 'rowWriters'>,
  shop: string,
  said: Said[],
  at: number,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { order: id, actor, drafts } of said) {
    if (drafts.length === 0) continue;
    const order = await lockOrder(tx, shop, { id }, at);
    changes.push({ shop, order: id, entries: await write(tx, rowWriters, order, drafts, at, actor) });
  }
  return changes;
}
