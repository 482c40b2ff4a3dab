import { sql } from 'kysely';
import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { causeOf } from '#src/timeline/exception-line.ts';

/** By when each open exception has to be acted on, and whose it is: enough to count them. */
export function readDue(reader: Reader, shop: string): Promise<Pick<ExceptionRow, 'due_at' | 'owner'>[]> {
  return selectOpen(reader, shop).select(['exceptions.due_at', 'exceptions.owner']).execute();
}

/** The card of each question that is too late. */
export async function readLateCards(reader: Reader, shop: string): Promise<Map<string, string>> {
  const rows = await selectOpen(reader, shop)
    .select(['exceptions.id', 'exceptions.cause'])
    .where('exceptions.kind', '=', 'question-overdue')
    .execute();
  return new Map(rows.map((row) => [causeOf(row)[0], row.id]));
}

const selectOpen = (reader: Reader, shop: string) =>
  reader.selectFrom('exceptions').where('exceptions.shop', '=', shop).where('exceptions.state', '=', sql.lit('open'));
