import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { migrate } from '#src/database/migrate.ts';
import { openDatabase } from '#src/database/open-database.ts';
import type { Database } from '#src/database/transact.ts';
import { freshDatabase } from './fresh.ts';

/** A fresh database with the whole schema, or with none of it, gone after the test. */
export async function tempDatabase({ migrated = true } = {}): Promise<Database & { file: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-db-'));
  const fresh = await freshDatabase(folder, 'empty');
  const database = await openDatabase(fresh, () => {});
  onTestFinished(async () => {
    await database.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  if (migrated) await migrate(database.writer);
  return { ...database, file: path.join(folder, 'open-kitchen.db') };
}
