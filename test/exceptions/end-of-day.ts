import type { OrderRow } from '#src/database/tables.ts';
import type { Chance } from './chance.ts';
import type { Tables } from './read-view.ts';

/** How a day presses something that has to work. */
export type Do = (path: string, body?: object) => Promise<void>;
type End = { read: () => Promise<Tables>; does: Do; chance: Chance };

/** Closes every order: done and handed over, stopped, or told that it cannot be done. */
export async function closeAll({ read, does, chance }: End): Promise<void> {
  const { orders, steps } = await read();
  for (const { id, number, state } of orders) {
    const own = steps.filter(({ order_id }) => order_id === id);
    const isDone = own.some(({ state }) => state !== 'skipped') && chance.is(60);
    if (state === 'open')
      for (const step of own) await endStep(does, `/orders/${number}/steps/${step.id}`, step.state, isDone);
    if (state === 'open' && isDone) await does(`/orders/${number}/ready`);
    if (state === 'ready' || (state === 'open' && isDone)) await does(`/orders/${number}/hand-over`);
    else if (state === 'open')
      await does(`/orders/${number}/${chance.one(['cancel', 'cannot-be-done'])}`, { reason: 'De dag is om.' });
  }
}

async function endStep(does: Do, path: string, state: string, isDone: boolean): Promise<void> {
  if (!isDone) {
    if (state === 'running') await does(`${path}/pause`, { reason: 'other' });
    return;
  }
  if (state === 'planned') await does(`${path}/start`);
  if (state === 'paused') await does(`${path}/resume`);
  if (state === 'planned' || state === 'paused' || state === 'running') await does(`${path}/finish`);
}

/** Answers, calls and settles whatever somebody is still owed. */
export async function settleAll({ read, does }: End): Promise<void> {
  const { orders, questions, promises, entries } = await read();
  const at = (order: string) => `/orders/${orders.find(({ id }) => id === order)?.number}`;
  for (const { id, order_id, state } of questions)
    if (state === 'open') await does(`${at(order_id)}/questions/${id}/answer`, { text: 'Nu wel.' });
  const called = entries.filter(({ kind, body }) => kind === 'call-noted' && (body.outcome === 'spoke' || body.next));
  const isOwed = (id: string) =>
    !called.some(({ body }) => body.promise === id) &&
    !entries.some(({ kind, body }) => kind === 'promise-moved' && body.was === id);
  for (const { id, order_id, kind, state } of promises)
    if (kind === 'call-by' && state === 'broken' && isOwed(id))
      await does(`${at(order_id)}/calls`, { promise: id, outcome: 'spoke' });
  // One after the other: with a problem goes what was offered of it.
  for (let left = await firstOpen(read); left; left = await firstOpen(read))
    await does(`${at(left.order_id)}/exceptions/${left.id}/settle`, { text: 'Gebeld en verteld.' });
}

const firstOpen = async (read: End['read']) => (await read()).exceptions.find(({ state }) => state === 'open');

const stopped = ['order-cancelled', 'order-cannot-be-done'];

/** What became of every promise once all is over: ended only with an order that was stopped, or with its question. */
export function withoutAnEnd({ orders, promises, questions, entries }: Tables): string[] {
  const numberOf = (order: string) => orders.find(({ id }: OrderRow) => id === order)?.number;
  const faults = promises.map(({ id, order_id, kind, question, state, ended_at }) => {
    const name = `order ${numberOf(order_id)}: the ${kind} ${id}`;
    if (state === 'open' || ended_at === null) return `${name} is open for ever`;
    if (state !== 'ended') return null;
    const why = entries.some(
      (one) =>
        one.order_id === order_id &&
        one.at === ended_at &&
        (question === null
          ? stopped.includes(one.kind)
          : one.kind === 'question-closed' && one.body.question === question),
    );
    return why ? null : `${name} ended, and nobody stopped it`;
  });
  const open = questions.filter(({ state }) => state === 'open').map(({ id }) => `${id} has no answer`);
  return [...faults.filter((fault) => fault !== null), ...open];
}
