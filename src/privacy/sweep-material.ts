import { sql } from 'kysely';
import type { ShopRow } from '#src/database/tables.ts';
import { keep, type Reader } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import type { Clock } from '#src/people/actor.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { aDay } from '#src/timeline/retention.ts';
import { breathe } from './breathe.ts';
import { materialRemoved } from './person-erased.ts';
import { removeFiles } from './remove-files.ts';

export type Material = 'photos' | 'questions';

// So many orders are looked at together.
export const atOnce = 20;

// Of each hour: after an upgrade years of orders may be due.
const mostRounds = 50;

const columns = { photos: 'photos_gone_at', questions: 'questions_gone_at' } as const;

/** Orders that left so long ago and still have it; the longest ago first, by an index of those alone. */
export function ordersWith(reader: Reader, shop: string, what: Material, until: number) {
  return (
    reader
      .selectFrom('orders')
      .where('shop', '=', shop)
      // As text, not as a parameter: only then SQLite sees that the index of these alone is enough.
      .where(columns[what], 'is', sql.lit(null))
      .where('closed_at', 'is not', sql.lit(null))
      .where('closed_at', '<=', until)
  );
}

/** Photos, or the words of questions, of orders that left `days` ago. Tells after each order what was removed. */
export async function sweepMaterial(
  kitchen: Kitchen,
  shop: ShopRow,
  what: Material,
  days: number,
  tell: (removed: number) => Promise<void>,
): Promise<void> {
  const { reader } = kitchen.database;
  for (let rounds = 0; rounds < mostRounds; ) {
    const due = await ordersWith(reader, shop.id, what, kitchen.now() - days * aDay)
      .select(['id', 'number'])
      .orderBy('closed_at')
      .limit(atOnce)
      .execute();
    if (due.length === 0) return;
    const ids = due.map(({ id }) => id);
    const having = await countOf(reader, shop.id, what, ids);
    await markEmpty(
      kitchen,
      shop.id,
      what,
      ids.filter((id) => !having.has(id)),
    );
    if (having.size > 0) rounds += 1;
    let removed = 0;
    for (const { id, number } of due.filter((one) => having.has(one.id))) {
      const began = performance.now();
      const actor: Clock = { as: 'clock' };
      const asked = { shop: shop.id, zone: shop.zone, number, actor, command: { what } };
      const done = await carryOut<{ what: Material }, Clock>(kitchen, asked, materialRemoved);
      if (isRefusal(done)) throw new Error(`the ${what} of order ${number} are still there`);
      removed += having.get(id) ?? 0;
      for (const forget of kitchen.live.forgets) forget(id);
      await breathe(began);
    }
    if (what === 'photos' && removed > 0) await removeFiles(kitchen, shop.id, ids);
    await tell(removed);
  }
}

async function countOf(reader: Reader, shop: string, what: Material, ids: string[]): Promise<Map<string, number>> {
  const rows =
    what === 'photos'
      ? await reader
          .selectFrom('photos')
          .select(['order_id', (eb) => eb.fn.countAll<number | string>().as('many')])
          .where('shop', '=', shop)
          .where('order_id', 'in', ids)
          .where('retracted_at', 'is', null)
          .groupBy('order_id')
          .execute()
      : await reader
          .selectFrom('questions')
          .select(['order_id', (eb) => eb.fn.countAll<number | string>().as('many')])
          .where('shop', '=', shop)
          .where('order_id', 'in', ids)
          .groupBy('order_id')
          .execute();
  return new Map(rows.map(({ order_id, many }) => [order_id, Number(many)]));
}

/** Orders without any need no line in their timeline. */
async function markEmpty({ database, now }: Kitchen, shop: string, what: Material, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = what === 'photos' ? { photos_gone_at: now() } : { questions_gone_at: now() };
  await database.transact(
    async (tx) =>
      keep(await tx.updateTable('orders').set(gone).where('shop', '=', shop).where('id', 'in', ids).execute()),
    'order',
  );
}
