import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { restoreBackup } from '#src/backup/restore-backup.ts';
import { houseOf } from '#src/backup-house.ts';
import { startProduct } from '../benchmark/product.ts';
import { aFolder, removeFolder, tidyUp } from '../benchmark/tidy-up.ts';
import { runCli } from '../cli/run-cli.ts';
import { kinds } from './acts.ts';
import { busyHouse } from './busy-house.ts';
import { busyWriters } from './busy-writers.ts';
import { compareActs, whatIsWrong } from './compare-acts.ts';
import type { Finding } from './finding.ts';

/**
 * Backups by the command line while a server takes notes, steps, orders, questions and photos: each is restored into an
 * empty place, looked through, and holds what was answered before it began. About six seconds for each.
 */
export async function backups(many: number, tell: (text: string) => void = () => {}): Promise<Finding> {
  try {
    const folder = aFolder();
    const house = await busyHouse(folder);
    const server = await startProduct(folder);
    const writers = await busyWriters(house, { kinds, lanes: 2, url: () => server.url });
    const found = { made: 0, 'restored and checked': 0, lost: 0, doubled: 0, gaps: 0, 'photos lost': 0 };
    let during = 0;
    for (let i = 0; i < many; i += 1) {
      await writers.next();
      await pause(Math.random() * 500);
      const before = [...writers.acknowledged];
      const aside = aFolder();
      const file = path.join(aside, 'kitchen.tar');
      const { code, err } = await runCli({ dataDir: folder, databaseUrl: null }, 'backup', file);
      if (code === 0) found.made += 1;
      else tell(`backup ${i + 1}: ${err}\n`);
      during += writers.acknowledged.length - before.length;
      const place = path.join(aside, 'restored');
      await restoreBackup(await houseOf({ dataDir: place, databaseUrl: null, s3: null }), file, () => {});
      const wrong = await whatIsWrong(place);
      if (wrong === null) found['restored and checked'] += 1;
      else tell(`backup ${i + 1}: ${wrong}\n`);
      const compared = await compareActs(place, before);
      for (const what of ['lost', 'doubled', 'gaps', 'photos lost'] as const) found[what] += compared[what];
      removeFolder(aside);
    }
    await writers.finish();
    await server.stop();
    const { made, 'restored and checked': sound, ...wrong } = found;
    const counts = { acknowledged: writers.acknowledged.length, 'acknowledged while one was made': during, ...found };
    const good = made === many && sound === many && during > 0 && Object.values(wrong).every((one) => one === 0);
    return { name: 'backups while writing', counts, good };
  } finally {
    tidyUp();
  }
}
