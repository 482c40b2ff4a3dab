import type { Where } from '#src/database/open-database.ts';
import { importHistory } from '#src/history/import-history.ts';
import { readLog } from '#src/history/read-log.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { readSeed } from '#src/seed/read-seed.ts';
import { type SeedResult, seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { readSettings } from '#src/settings.ts';
import { quickHashing } from '../people/quick-hashing.ts';

/** Puts a shop into a database, as a seed file has it, and what another system knew of it; closes it again. */
export async function furnish({ dataDir, databaseUrl }: Where, shop: object, past = ''): Promise<SeedResult> {
  const settings = readSettings({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', LOG_LEVEL: 'silent' });
  const kitchen = await openKitchen(settings, { hashing: quickHashing });
  const made = await seed(kitchen, seedHouse, readSeed(JSON.stringify({ shops: [shop] })));
  const [row] = await kitchen.shops.all();
  if (past && row) await importHistory(kitchen, row, readLog(Buffer.from(past), row.zone));
  await kitchen.database.close();
  return made;
}
