import type { OrderState, PromiseRow } from '#src/database/tables.ts';

type Stands = { state: OrderState; promise: Pick<PromiseRow, 'until_at' | 'state'> | null };

/** Whether a promise is still about the work: it counts until the order is ready, also when its time has passed. */
export function isAwaited({ state, promise }: Stands): boolean {
  return state === 'open' && (promise?.state === 'open' || promise?.state === 'broken');
}

/** Whether work goes on after the time at which it was to be ready, noted by the clock already or not yet. */
export function isLate(order: Stands, now: number): boolean {
  const { promise } = order;
  return isAwaited(order) && promise !== null && (promise.state === 'broken' || promise.until_at < now);
}
