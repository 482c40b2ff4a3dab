import type { Reader, Tx } from '#src/database/transact.ts';

export type Span = { from: number; until: number };
export type Absence = Span & { id: string; person: string; notedBy: string };

/** When these people are away: what is not over yet at `at`, the earliest first. An entry for everybody asked for. */
export async function awayOf(
  from: Reader | Tx,
  people: readonly string[],
  at: number,
): Promise<Map<string, { from: number; until: number }[]>> {
  const away = new Map<string, Span[]>(people.map((person) => [person, []]));
  for (const absence of await absencesOf(from, people, at)) {
    away.get(absence.person)?.push({ from: absence.from, until: absence.until });
  }
  return away;
}

/** The same with its id and who noted it, of all these people together. */
export async function absencesOf(from: Reader | Tx, people: readonly string[], at: number): Promise<Absence[]> {
  if (people.length === 0) return [];
  const rows = await from
    .selectFrom('absences')
    .selectAll()
    .where('person', 'in', people)
    .where('until_at', '>', at)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', eb.ref('from_at'))]))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', at)]))
    .orderBy('from_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    from: row.from_at,
    until: row.ended_at ?? row.until_at,
    notedBy: row.noted_by,
  }));
}

/** The shops in which somebody went away or came back after `since` and not after `now`, by what was noted before. */
export async function shopsTurned(reader: Reader, since: number, now: number): Promise<string[]> {
  const rows = await reader
    .selectFrom('absences')
    .innerJoin('roles', 'roles.person', 'absences.person')
    .select('roles.shop')
    .distinct()
    .where('until_at', '>', since)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb.between('from_at', since + 1, now), eb.between('until_at', since + 1, now)]))
    .execute();
  return rows.map(({ shop }) => shop);
}
