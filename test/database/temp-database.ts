import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { migrate } from '#src/database/migrate.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';
import type { Database } from '#src/database/transact.ts';

/** A fresh file with the whole schema, or with none of it, gone after the test. */
export async function tempDatabase({ migrated = true } = {}): Promise<Database & { file: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-db-'));
  const file = path.join(folder, 'open-kitchen.db');
  const database = openSqlite(file);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  if (migrated) await migrate(database.writer);
  return { ...database, file };
}
