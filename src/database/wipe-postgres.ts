import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

// What an erasure writes to.
const touched = [
  'customers',
  'subjects',
  'orders',
  'steps',
  'entries',
  'promises',
  'questions',
  'exceptions',
  'photos',
  'search_words',
  'command_keys',
  'cover_cards',
  'imported_cases',
  'mails',
  'proofs',
] as const satisfies (keyof Tables)[];

/** Frees the rows as they were before; the server's own log and backups keep them for as long as they are kept. */
export async function wipePostgres(writer: Kysely<Tables>): Promise<void> {
  const tables = sql.join(touched.map((table) => sql.table(table)));
  await writer.connection().execute((line) => sql`vacuum ${tables}`.execute(line));
}
