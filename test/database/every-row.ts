import { sql } from 'kysely';
import type { Database } from '#src/database/transact.ts';

/** Every row of every table, as text: what is the same twice has not been touched in between. */
export async function everyRow({ database }: { database: Database }): Promise<string> {
  const tables = await database.reader.introspection.getTables({ withInternalKyselyTables: true });
  const names = tables.map(({ name }) => name).sort();
  const rows = names.map((name) => sql`select * from ${sql.table(name)}`.execute(database.reader));
  return JSON.stringify((await Promise.all(rows)).map((all, i) => [names[i], inOrder(all.rows)]));
}

// PostgreSQL gives a row that was changed another place in the table.
const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
