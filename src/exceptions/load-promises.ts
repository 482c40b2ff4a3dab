import type { PromiseRow } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import type { Bodies } from '#src/timeline/entry-kinds.ts';
import type { InShop } from './load-facts.ts';

/** Of each order the latest time at which it is ready, and the calls that nobody made; each open or broken. */
export async function loadPromises(from: Reader | Tx, { shop, attended }: InShop): Promise<PromiseRow[]> {
  const promises = await (from as Reader)
    .selectFrom('promises')
    .selectAll()
    .where('shop', '=', shop)
    .where('order_id', 'in', attended)
    .where('kind', 'in', ['ready-by', 'call-by'])
    .where('state', '<>', 'moved')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const isMissed = promises.some(({ kind, state }) => kind === 'call-by' && state === 'broken');
  const over = isMissed ? await callsMade(from, { shop, attended }) : new Set();
  const latest = new Map(promises.flatMap((one) => (one.kind === 'ready-by' ? [[one.order_id, one]] : [])));
  return promises.filter((one) => {
    const counts = one.state === 'open' || one.state === 'broken';
    return counts && (one.kind === 'ready-by' ? latest.get(one.order_id) === one : !over.has(one.id));
  });
}

/** What was broken stays broken; that somebody called afterwards or promised anew stands in the log alone. */
async function callsMade(from: Reader | Tx, { shop, attended }: InShop): Promise<Set<string>> {
  const rows = await (from as Reader)
    .selectFrom('entries')
    .select(['kind', 'body'])
    .where('shop', '=', shop)
    .where('order_id', 'in', (eb) =>
      eb
        .selectFrom('promises')
        .select('order_id')
        .where('shop', '=', shop)
        .where('order_id', 'in', attended)
        .where('kind', '=', 'call-by')
        .where('state', '=', 'broken'),
    )
    .where('kind', 'in', ['call-noted', 'promise-moved'])
    .execute();
  const ended = rows.flatMap(({ kind, body }) => {
    if (kind === 'promise-moved') return [(JSON.parse(body) as Bodies['promise-moved']).was];
    const { promise, outcome, next } = JSON.parse(body) as Bodies['call-noted'];
    return promise !== null && (outcome === 'spoke' || next !== null) ? [promise] : [];
  });
  return new Set(ended);
}
