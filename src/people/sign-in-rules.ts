import { keep, type Reader } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { factorOf } from './second-factor.ts';
import type { SignIn } from './sign-in.ts';

/** Whether a shop wants a second factor of everybody at its desk and of its owners. */
export async function wantsFactor(reader: Reader, shops: string[]): Promise<boolean> {
  if (shops.length === 0) return false;
  const row = await reader
    .selectFrom('sign_in_rules')
    .select('shop')
    .where('shop', 'in', shops)
    .where('second_factor', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who has none is at once shown nothing more: their live pages close, and the next page leads to setting it up. */
export async function wantFactor(signIn: SignIn, shop: string, wanted: boolean): Promise<Ended[]> {
  await signIn.database.transact(async (tx) => {
    const second_factor = wanted ? 1 : 0;
    await tx
      .insertInto('sign_in_rules')
      .values({ shop, second_factor })
      .onConflict((on) => on.column('shop').doUpdateSet({ second_factor }))
      .execute();
    return keep(undefined);
  });
  signIn.lookups.forget();
  return wanted ? (await withoutFactor(signIn, shop)).map((person) => ({ person })) : [];
}

/** Who would have to set one up, by id. */
export async function withoutFactor(signIn: SignIn, shop: string): Promise<string[]> {
  const rows = await signIn.database.reader
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person')
    .select('person')
    .distinct()
    .where('roles.shop', '=', shop)
    .where('roles.role', 'in', ['desk', 'owner'])
    .where('people.disabled_at', 'is', null)
    .execute();
  const states = await Promise.all(
    rows.map(async ({ person }) => ({ person, isOn: (await factorOf(signIn, person)).isOn })),
  );
  return states.filter(({ isOn }) => !isOn).map(({ person }) => person);
}
