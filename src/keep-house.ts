import { forgetOldAnswers } from './database/once.ts';
import { keep } from './database/transact.ts';
import type { Kitchen } from './kitchen.ts';
import { removeLeftovers } from './photos/sweep-photos.ts';
import { replayErasures } from './privacy/replay-erasures.ts';
import { sweepRetention } from './privacy/sweep-retention.ts';

const hour = 60 * 60 * 1000;

/** What has to be cleared away now and then, beginning now. Returns how to stop. */
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
        await sweepRetention(kitchen);
        kitchen.metrics.looked('house', began, late, kitchen.now() - began);
      });
    } catch (err) {
      kitchen.log.error({ err }, 'clearing away failed');
    }
  };
  void clear();
  const timer = setInterval(() => void clear(), hour);
  timer.unref();
  return () => clearInterval(timer);
}
