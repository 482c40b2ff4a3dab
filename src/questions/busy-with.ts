import type { Tx } from '#src/database/transact.ts';
import type { Busy } from '#src/timeline/answer-by.ts';
import { stintKinds, stintsIn } from '#src/timeline/stints.ts';

const minute = 60 * 1000;

/** What has somebody's hands now, in usual minutes that are left of it. With two steps at once the later end counts. */
export async function busyWith(
  tx: Tx,
  shop: string,
  people: readonly string[],
  at: number,
): Promise<Map<string, Busy>> {
  const busy = new Map<string, Busy>();
  if (people.length === 0) return busy;
  const running = await tx
    .selectFrom('steps')
    .select(['id', 'order_id', 'specialist', 'minutes'])
    .where('shop', '=', shop)
    .where('specialist', 'in', [...people])
    .where('state', '=', 'running')
    .execute();
  const stints = stintsIn(await entriesOf(tx, shop, running));
  for (const { id, minutes, specialist } of running) {
    const worked = (stints.get(id) ?? []).reduce((sum, { from, until }) => sum + (until ?? at) - from, 0);
    const left = Math.max(0, Math.round(minutes - worked / minute));
    const known = busy.get(specialist ?? '');
    busy.set(specialist ?? '', { left: Math.max(left, known?.left ?? 0) });
  }
  return busy;
}

async function entriesOf(tx: Tx, shop: string, steps: readonly { id: string; order_id: string }[]) {
  if (steps.length === 0) return [];
  const ids = (of: 'id' | 'order_id') => steps.map((step) => step[of]);
  return tx
    .selectFrom('entries')
    .select(['step', 'kind', 'at', 'made_at'])
    .where('shop', '=', shop)
    .where('order_id', 'in', ids('order_id'))
    .where('step', 'in', ids('id'))
    .where('kind', 'in', stintKinds)
    .orderBy('order_id')
    .orderBy('number')
    .execute();
}
