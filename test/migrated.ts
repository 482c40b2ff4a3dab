import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { migrate } from '#src/database/migrate.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';

let made: Promise<Buffer> | undefined;

/** The file that a first start leaves behind, migrated once in a process: most tests take less time than all migrations. */
export function migratedFile(): Promise<Buffer> {
  made ??= makeFile();
  return made;
}

async function makeFile(): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-migrated-'));
  try {
    const whole = path.join(folder, 'whole.db');
    const database = openSqlite(path.join(folder, 'open-kitchen.db'));
    await migrate(database.writer);
    await sql`vacuum into ${whole}`.execute(database.writer);
    await database.close();
    return readFileSync(whole);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
