import { sql } from 'kysely';
import type { Reader } from '#src/database/transact.ts';
import { hour } from '#src/timeline/exception-card.ts';

/** The shops on whose board a card came into another lane between these moments: its time came, or is an hour away. */
export async function boardsTurned(reader: Reader, since: number, until: number): Promise<string[]> {
  const rows = await reader
    .selectFrom('exceptions')
    .select('shop')
    .distinct()
    .where('state', '=', sql.lit('open'))
    .where((eb) =>
      eb.or([0, hour].map((ahead) => eb.and([eb('due_at', '>', since + ahead), eb('due_at', '<=', until + ahead)]))),
    )
    .execute();
  return rows.map(({ shop }) => shop);
}
