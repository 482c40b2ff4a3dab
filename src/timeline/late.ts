import type { OrderState, PromiseRow } from '#src/database/tables.ts';

type Awaited = { state: OrderState; promise: Pick<PromiseRow, 'until_at' | 'state'> | null };
type Stands = Awaited & { waits_since: number | null };

/** Whether a promise is still about the work: it counts until the order is ready, also when its time has passed. */
export function isAwaited({ state, promise }: Awaited): boolean {
  return state === 'open' && (promise?.state === 'open' || promise?.state === 'broken');
}

/**
 * Since when the clock of a ready-by stands still, because the customer has to decide. What was past when they were
 * asked stays past: nobody decides that away.
 */
export function standsSince({ state, waits_since, promise }: Stands): number | null {
  if (state !== 'open' || waits_since === null) return null;
  return promise?.state === 'open' && promise.until_at > waits_since ? waits_since : null;
}

/** Whether work goes on after the time at which it was to be ready, noted by the clock already or not yet. */
export function isLate(order: Stands, now: number): boolean {
  const { promise } = order;
  if (!isAwaited(order) || promise === null || standsSince(order) !== null) return false;
  return promise.state === 'broken' || promise.until_at < now;
}
