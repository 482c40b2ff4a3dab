import type { Language } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';

type Shop = { id: string; language: Language };

/**
 * The people of a log by their names: a colleague of exactly this name, or somebody who is known by name alone. Such a
 * person has no account and may not come in; a role in the shop is what makes the name show.
 */
export async function findPastPeople(
  tx: Tx,
  shop: Shop,
  names: Set<string>,
  newId: () => string,
  now: number,
): Promise<ReadonlyMap<string, string>> {
  const known = await tx
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person')
    .select(['people.id', 'people.name', 'people.disabled_at'])
    .where('roles.shop', '=', shop.id)
    .execute();
  const people = new Map(known.map(({ name, id }) => [name, id]));
  // Of two with one name, whoever works here now.
  for (const { name, id, disabled_at } of known) if (disabled_at === null) people.set(name, id);
  for (const name of names) {
    if (people.has(name)) continue;
    const id = newId();
    await insertPerson(tx, id, { name, language: shop.language }, [{ shop: shop.id, role: 'technician' }], now);
    await tx.updateTable('people').set({ disabled_at: now }).where('id', '=', id).execute();
    people.set(name, id);
  }
  return people;
}
