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
  let planned = kitchen.now();
  const clear = async () => {
    const [began, late] = [kitchen.now(), kitchen.now() - planned];
    planned = began + hour;
    try {
      await kitchen.database.alone('house', async () => {
        await kitchen.database.transact(async (tx) => keep(await forgetOldAnswers(tx, kitchen.now())));
        await removeLeftovers(kitchen);
        await replayErasures(kitchen);
        kitchen.metrics.looked('house', began, late, kitchen.now() - began);
      });
    } catch (err) {
      kitchen.log.error({ err }, 'clearing away failed');
    }
  };
  const sweep = async () => {
    try {
      await kitchen.database.alone('house', async () => void (await sweepRetention(kitchen)));
    } catch (err) {
      kitchen.log.error({ err }, 'removing what was kept long enough failed');
    }
  };
  void clear();
  const timers = [setInterval(() => void clear(), hour), setInterval(() => void sweep(), hour)];
  timers.push(setTimeout(() => void sweep(), 10 * minute));
  for (const timer of timers) timer.unref();
  return () => timers.forEach(clearTimeout);
}
