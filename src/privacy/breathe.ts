import { setTimeout as wait } from 'node:timers/promises';

/** Rests four times as long as the work since `began` took: clearing away never takes more than a fifth of the server. */
export async function breathe(began: number): Promise<void> {
  await wait(4 * (performance.now() - began));
}
