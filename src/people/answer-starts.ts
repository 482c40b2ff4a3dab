import { keep, type Reader, type Transact, type Tx } from '#src/database/transact.ts';

export const mostStarts = 8;
export const longestStart = 200;

/** The beginnings of answers that somebody keeps, in their own order. Nobody else sees them. */
export async function startsOf(from: Reader | Tx, person: string): Promise<string[]> {
  const rows = await from
    .selectFrom('answer_starts')
    .select('text')
    .where('person', '=', person)
    .orderBy('position')
    .execute();
  return rows.map(({ text }) => text);
}

export type Starts = { starts: string[] } | { tooMany: number } | { tooLong: string; length: number };

/** One on each line; empty lines and what stands there twice are left out. */
export function readStarts(typed: string): Starts {
  const lines = typed.split(/\r\n|\r|\n/).map((line) => line.trim());
  const starts = [...new Set(lines.filter((line) => line !== ''))];
  const tooLong = starts.find((line) => line.length > longestStart);
  if (tooLong !== undefined) return { tooLong, length: tooLong.length };
  return starts.length > mostStarts ? { tooMany: starts.length } : { starts };
}

export async function keepStarts(transact: Transact, person: string, starts: string[]): Promise<void> {
  const rows = starts.map((text, i) => ({ person, position: i + 1, text }));
  await transact(async (tx) => {
    await tx.deleteFrom('answer_starts').where('person', '=', person).execute();
    if (rows.length > 0) await tx.insertInto('answer_starts').values(rows).execute();
    return keep(undefined);
  });
}
