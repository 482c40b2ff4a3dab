import { forgetOldAnswers } from './database/once.ts';
import { keep } from './database/transact.ts';
import type { Kitchen } from './kitchen.ts';
import { removeLeftovers } from './photos/sweep-photos.ts';

const hour = 60 * 60 * 1000;

/** What has to be cleared away now and then, beginning now. Returns how to stop. */
export function keepHouse(kitchen: Kitchen): () => void {
  const clear = async () => {
    try {
      await kitchen.database.alone('house', async () => {
        await kitchen.database.transact(async (tx) => keep(await forgetOldAnswers(tx, kitchen.now())));
        await removeLeftovers(kitchen);
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
