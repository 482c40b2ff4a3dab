import { sql } from 'kysely';
import type { Tx } from '#src/database/transact.ts';

export type Count = Record<string, number>;

/** How much there is of what people would miss. */
export async function countAll(tx: Tx): Promise<Count> {
  const { rows } = await sql<Count>`
    select
      (select count(*) from shops) as shops,
      (select count(*) from orders) as orders,
      (select count(*) from entries) as entries,
      (select count(*) from photos where retracted_at is null) as photos,
      (select count(*) from questions where state in ('open', 'asked-back')) as "openQuestions",
      (select count(*) from promises where state = 'open') as "openPromises",
      (select count(*) from exceptions where state = 'open') as "openExceptions"
  `.execute(tx);
  return { ...rows[0] };
}
