import { sql } from 'kysely';
import type { Reader } from '#src/database/transact.ts';
import type { Bodies } from '#src/timeline/entry-kinds.ts';

type Left = {
  order: number;
  subject: string;
  plate: string | null;
  entry: number;
  at: number;
  actor: string | null;
  reason: string;
};

const aPage = 100;

/** Where somebody left the usual way for a customer, the last first, since then: one page of it. */
export async function findLeft(
  reader: Reader,
  shop: string,
  { since, page }: { since: number; page: number },
): Promise<{ left: Left[]; more: boolean }> {
  const rows = await reader
    .selectFrom('entries')
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'entries.shop').onRef('orders.id', '=', 'entries.order_id'),
    )
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.shop', '=', 'orders.shop').onRef('subjects.id', '=', 'orders.subject'),
    )
    .select(['orders.number as order', 'subjects.name as subject', 'subjects.plate'])
    .select(['entries.number as entry', 'entries.at', 'entries.actor', 'entries.body'])
    .where('entries.shop', '=', shop)
    // As text, not as a parameter: only then a database sees that an index of this kind alone is enough.
    .where('entries.kind', '=', sql.lit('process-left'))
    .where('entries.at', '>=', since)
    .orderBy('entries.at', 'desc')
    .orderBy('orders.number', 'desc')
    .orderBy('entries.number', 'desc')
    .offset((page - 1) * aPage)
    .limit(aPage + 1)
    .execute();
  const left = rows.slice(0, aPage).map(({ body, ...row }) => {
    return { ...row, reason: (JSON.parse(body) as Bodies['process-left']).reason };
  });
  return { left, more: rows.length > aPage };
}
