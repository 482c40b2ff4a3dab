import { forgetOldAnswers } from './database/once.ts';
import { keep } from './database/transact.ts';
import type { Kitchen } from './kitchen.ts';
import { removeLeftovers } from './photos/sweep-photos.ts';
import { replayErasures } from './privacy/replay-erasures.ts';
import { sweepRetention } from './privacy/sweep-retention.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * What has to be cleared away now and then, beginning now; what has been kept long enough goes when the start is over and
 * everybody is back. Returns how to stop.
 */
export function keepHouse(kitchen: Kitchen): () => void {
  const { database, metrics } = kitchen;
  const clear = async (late: number) => {
    const began = kitchen.now();
    await database.transact(async (tx) => keep(await forgetOldAnswers(tx, began)));
    await removeLeftovers(kitchen);
    await replayErasures(kitchen);
    metrics.looked('house', began, late, kitchen.now() - began);
  };
  const sweep = async () => void (await sweepRetention(kitchen));
  const stops = [
    eachHour(kitchen, 0, clear, 'clearing away failed'),
    eachHour(kitchen, 10 * minute, sweep, 'removing what was kept long enough failed'),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * An hour after the one before has ended, so that two are never under way: in a big shop one may take long. The work is
 * told by how much it is late, in milliseconds.
 */
function eachHour(
  { database, log, now }: Pick<Kitchen, 'database' | 'log' | 'now'>,
  first: number,
  work: (late: number) => Promise<void>,
  failed: string,
): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const plan = (wait: number) => {
    const due = now() + wait;
    timer = setTimeout(() => void next(due), wait);
    timer.unref();
  };
  const next = async (planned: number) => {
    const late = now() - planned;
    await database.alone('house', () => work(late)).catch((err: unknown) => log.error({ err }, failed));
    if (!isStopped) plan(hour);
  };
  plan(first);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
