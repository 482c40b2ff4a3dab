import { newId } from '#src/database/new-id.ts';
import { type Database, keep } from '#src/database/transact.ts';
import type { Span } from './absences.ts';

type Floor = { database: Database; now: () => number };

/**
 * From now on it is known that somebody is away. What is known already is not noted again: a button may be pressed twice.
 * The id of what is known now.
 */
export async function noteAbsence(
  { database, now }: Floor,
  { person, from, until, by }: Span & { person: string; by: string },
): Promise<string> {
  const at = now();
  return database.transact(async (tx) => {
    const known = await tx
      .selectFrom('absences')
      .select('id')
      .where('person', '=', person)
      .where('from_at', '<=', from)
      .where('until_at', '>=', until)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    const row = { id: newId(at), person, from_at: from, until_at: until, noted_by: by, noted_at: at, ended_at: null };
    if (!known) await tx.insertInto('absences').values(row).execute();
    return keep(known?.id ?? row.id);
  });
}

/**
 * Ends one absence of one of these people. Who is away now is back, whatever else was noted for this moment; what lies
 * ahead is taken away alone. False when none of them has it; one that is over already stays as it is.
 */
export async function endAbsence(
  { database, now }: Floor,
  { absence, people }: { absence: string; people: readonly string[] },
): Promise<boolean> {
  const at = now();
  return database.transact(async (tx) => {
    const row = await tx
      .selectFrom('absences')
      .select(['person', 'from_at'])
      .where('id', '=', absence)
      .where('person', 'in', people)
      .executeTakeFirst();
    if (!row) return keep(false);
    const open = tx
      .updateTable('absences')
      .set({ ended_at: at })
      .where('person', '=', row.person)
      .where('until_at', '>', at)
      .where('ended_at', 'is', null);
    const ending = row.from_at <= at ? open.where('from_at', '<=', at) : open.where('id', '=', absence);
    await ending.execute();
    return keep(true);
  });
}
