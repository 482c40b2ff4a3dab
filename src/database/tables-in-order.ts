import { type Kysely, sql } from 'kysely';

/** The tables of an SQLite file, each behind those that its rows refer to. */
export async function tablesInOrder<DB>(db: Kysely<DB>): Promise<string[]> {
  const names = (await db.introspection.getTables()).map(({ name }) => name).sort();
  const refers = new Map<string, Set<string>>();
  for (const name of names) {
    const { rows } = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${name})`.execute(db);
    refers.set(name, new Set(rows.map(({ table }) => table).filter((table) => table !== name)));
  }
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const next = names.filter((name) => !ordered.includes(name) && isReady(refers.get(name), ordered));
    if (next.length === 0) throw new Error('The tables refer to each other in a circle.');
    ordered.push(...next);
  }
  return ordered;
}

const isReady = (refers: Set<string> | undefined, before: string[]) =>
  [...(refers ?? [])].every((name) => before.includes(name));
