import type { Role, ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { addPerson, insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { isEasyPin, setPin } from '#src/people/pin.ts';
import { say } from '#src/web/words.ts';
import type { SeedPerson } from './seed-file.ts';

export type Hired = { name: string; person: string; key?: string };

/** Everybody of the file works in the shop from now on; who is known by e-mail address or name is not made twice. */
export async function keepPeople(kitchen: Kitchen, shop: ShopRow, people: SeedPerson[]): Promise<Hired[]> {
  const hired: Hired[] = [];
  for (const given of people) {
    if (given.pin !== undefined && isEasyPin(given.pin))
      throw new Error(`${given.name}: ${say('en', 'people.pin-easy')}`);
    const person = (await findPerson(kitchen, shop, given)) ?? (await hire(kitchen, shop, given));
    await giveRoles(kitchen, shop, person, given.roles);
    if (given.pin !== undefined) await setPin(kitchen.signIn, person, given.pin);
    const { name } = given;
    hired.push(given.key ? { name, person, key: (await makeKey(kitchen.signIn, person)).key } : { name, person });
  }
  return hired;
}

async function findPerson({ database, signIn }: Kitchen, shop: ShopRow, { name, email }: SeedPerson) {
  const user = email ? await (await signIn.auth.$context).internalAdapter.findUserByEmail(email.toLowerCase()) : null;
  const people = database.reader.selectFrom('people').select('people.id');
  const row = user
    ? await people.where('people.id', '=', user.user.id).executeTakeFirst()
    : await people
        .innerJoin('roles', 'roles.person', 'people.id')
        .where('roles.shop', '=', shop.id)
        .where('people.name', '=', name)
        .where('people.disabled_at', 'is', null)
        .executeTakeFirst();
  return row?.id;
}

async function hire(kitchen: Kitchen, shop: ShopRow, { name, email, password, language = shop.language }: SeedPerson) {
  if (email && password) {
    const added = await addPerson(kitchen.signIn, { name, email, password, language, roles: [] });
    if ('why' in added) throw new Error(`${name}: ${say('en', added.why)}`);
    return added.person;
  }
  const id = kitchen.newId();
  const { database, now } = kitchen;
  await database.transact(async (tx) => keep(await insertPerson(tx, id, { name, language }, [], now())));
  return id;
}

async function giveRoles({ database, now }: Kitchen, shop: ShopRow, person: string, roles: Role[]): Promise<void> {
  const rows = roles.map((role) => ({ shop: shop.id, person, role, created_at: now() }));
  await database.transact(async (tx) => {
    await tx
      .insertInto('roles')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return keep(undefined);
  });
}
