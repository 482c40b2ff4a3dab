import type { PromiseRow } from '#src/database/tables.ts';
import type { Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { Promises } from './look-at-promises.ts';

/** A promise that still counts: open, or broken with nothing newer in its place. Answers are promised in their question. */
export function standing(order: Order, id: string, { promises }: Promises): PromiseRow | Refusal {
  const found = promises.find((one) => one.id === id);
  if (!found || found.kind === 'answer-by') return refuse('promises.unknown');
  if (found.kind === 'ready-by' && order.state !== 'open') return refuse('promises.order-over');
  const isLast = found.kind !== 'ready-by' || promises.findLast(({ kind }) => kind === 'ready-by') === found;
  return isLast && (found.state === 'open' || found.state === 'broken') ? found : refuse('promises.over');
}
