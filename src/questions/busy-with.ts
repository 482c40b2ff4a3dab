import type { Tx } from '#src/database/transact.ts';
import type { Busy } from '#src/timeline/answer-by.ts';

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
  for (const step of running) {
    const worked = await workedOn(tx, shop, step, at);
    const left = Math.max(0, Math.round(step.minutes - worked / minute));
    const known = busy.get(step.specialist ?? '');
    busy.set(step.specialist ?? '', { left: Math.max(left, known?.left ?? 0) });
  }
  return busy;
}

const begins = ['step-started', 'step-resumed', 'step-taken-back'];
const ends = ['step-paused', 'step-finished', 'step-redone'];

/** How long a step was worked on without its pauses, in milliseconds. */
async function workedOn(tx: Tx, shop: string, { id, order_id }: { id: string; order_id: string }, at: number) {
  const entries = await tx
    .selectFrom('entries')
    .select(['kind', 'at'])
    .where('shop', '=', shop)
    .where('order_id', '=', order_id)
    .where('step', '=', id)
    .where('kind', 'in', [...begins, ...ends])
    .orderBy('number')
    .execute();
  let [worked, since] = [0, null as number | null];
  for (const one of entries) {
    if (one.kind === 'step-redone') worked = 0;
    else if (since !== null && ends.includes(one.kind)) worked += one.at - since;
    since = begins.includes(one.kind) ? one.at : null;
  }
  return since === null ? worked : worked + at - since;
}
