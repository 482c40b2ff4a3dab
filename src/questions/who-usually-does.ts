import { sql } from 'kysely';
import type { StepRow } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';

const lately = 20;
const season = 180 * 24 * 60 * 60 * 1000;

/** Who most often did a step of this name among the last twenty within half a year; nobody where nobody stands out. */
export async function whoUsuallyDoes(tx: Tx, step: StepRow | undefined, at: number): Promise<string | null> {
  if (!step || step.specialist !== null) return null;
  const done = await tx
    .selectFrom('steps')
    .select('specialist')
    .where('shop', '=', step.shop)
    .where('title', '=', step.title)
    .where('state', '=', sql.lit('finished'))
    .where('finished_at', '>', at - season)
    .orderBy('finished_at', 'desc')
    .limit(lately)
    .execute();
  const times = new Map<string, number>();
  for (const { specialist } of done) if (specialist) times.set(specialist, (times.get(specialist) ?? 0) + 1);
  const [first, second] = [...times].sort(([, one], [, other]) => other - one);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}
