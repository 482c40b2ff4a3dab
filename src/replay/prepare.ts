import { setTimeout as rest } from 'node:timers/promises';
import type { Role, ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey, revokeKey } from '#src/people/keys.ts';

/** Who plays, and with what: a key for each name of the log, one for the desk, and a template without steps. */
export type Stage = {
  keyOf: ReadonlyMap<string, string>;
  deskKey: string;
  template: string;
  clear: () => Promise<void>;
};

type Ground = Pick<Kitchen, 'database' | 'signIn' | 'newId' | 'now'>;

export const wordsOf = {
  nl: {
    ...{ desk: 'Balie', template: 'Uit een logboek', customer: 'Klant' },
    reason: 'Zo staat het in het logboek.',
  },
  en: {
    ...{ desk: 'Front desk', template: 'From a log', customer: 'Customer' },
    reason: 'That is what the log says.',
  },
};

/** A running server hears within two seconds who is new, in milliseconds and with some to spare. */
export const heardWithin = 2500;

/** Makes what is missing of it in the database that the server runs on. `clear` revokes the keys again. */
export async function prepare(ground: Ground, shop: ShopRow, names: Set<string>, wait: number): Promise<Stage> {
  const words = wordsOf[shop.language];
  const made: { person: string; id: string }[] = [];
  const giveKey = async (person: string) => {
    const { id, key } = await makeKey(ground.signIn, person);
    made.push({ person, id });
    return key;
  };
  const keyOf = new Map<string, string>();
  for (const name of names) keyOf.set(name, await giveKey(await findPerson(ground, shop, name, 'technician')));
  const deskKey = await giveKey(await findPerson(ground, shop, words.desk, 'desk'));
  const template = await findTemplate(ground, shop, words.template);
  await rest(wait);
  const clear = async () => {
    for (const { person, id } of made) await revokeKey(ground.signIn, person, id);
  };
  return { keyOf, deskKey, template, clear };
}

async function findPerson({ database, newId, now }: Ground, shop: ShopRow, name: string, role: Role): Promise<string> {
  const known = await database.reader
    .selectFrom('people')
    .innerJoin('roles', 'roles.person', 'people.id')
    .select('people.id')
    .where('roles.shop', '=', shop.id)
    .where('roles.role', '=', role)
    .where('people.name', '=', name)
    .where('people.disabled_at', 'is', null)
    .executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  const person = { name, language: shop.language };
  await database.transact(async (tx) => keep(await insertPerson(tx, id, person, [{ shop: shop.id, role }], now())));
  return id;
}

async function findTemplate({ database, newId, now }: Ground, shop: ShopRow, name: string): Promise<string> {
  const known = await database.reader
    .selectFrom('templates')
    .select('id')
    .where('shop', '=', shop.id)
    .where('name', '=', name)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (known) return known.id;
  const row = {
    ...{ shop: shop.id, id: newId(), name, noun_nl: 'opdracht', noun_en: 'order' },
    ...{ position: 1000, retired_at: null, changed_at: now() },
  };
  await database.transact(async (tx) => {
    await tx.insertInto('templates').values(row).execute();
    return keep(undefined);
  });
  return row.id;
}
