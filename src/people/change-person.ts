import type { Role } from '#src/database/tables.ts';
import { keep, type Tx, undo } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { endSessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Every shop keeps an owner who can sign in. */
export type LastOwner = { why: 'last-owner' };

/** The roles of somebody in one shop, replaced. Sessions end, because a session keeps no id when its rights change. */
export async function setRoles(
  signIn: SignIn,
  { shop, person, roles }: { shop: string; person: string; roles: Role[] },
  except?: string | null,
): Promise<Ended[] | LastOwner> {
  const changed = await signIn.database.transact(async (tx) => {
    if (!roles.includes('owner') && !(await hasOtherOwner(tx, shop, person))) return undo(false);
    const now = signIn.now();
    await tx.deleteFrom('roles').where('shop', '=', shop).where('person', '=', person).execute();
    const rows = [...new Set(roles)].map((role) => ({ shop, person, role, created_at: now }));
    if (rows.length > 0) await tx.insertInto('roles').values(rows).execute();
    return keep(true);
  });
  if (!changed) return { why: 'last-owner' };
  signIn.lookups.forget();
  return [{ person }, ...(await endSessions(signIn, person, { except: except ?? null }))];
}

/**
 * From now on this person cannot come in, in no shop and with no key. Where they stood at a shared tablet, it waits
 * for the next PIN: the row stays that says so, because without it the tablet would be its holder's.
 */
export async function disablePerson(signIn: SignIn, person: string): Promise<Ended[] | LastOwner> {
  const now = signIn.now();
  const changed = await signIn.database.transact(async (tx) => {
    for (const { shop } of await ownedBy(tx, person)) if (!(await hasOtherOwner(tx, shop, person))) return undo(false);
    await tx
      .updateTable('people')
      .set({ disabled_at: now })
      .where('id', '=', person)
      .where('disabled_at', 'is', null)
      .execute();
    await tx
      .updateTable('keys')
      .set({ revoked_at: now })
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    return keep(true);
  });
  if (!changed) return { why: 'last-owner' };
  signIn.lookups.forget();
  return [{ person }, ...(await endSessions(signIn, person))];
}

/** May come in again, with the password they had and without a key. Sessions that a crash left behind end first. */
export async function enablePerson(signIn: SignIn, person: string): Promise<void> {
  await endSessions(signIn, person);
  await signIn.database.transact(async (tx) => {
    await tx
      .updateTable('people')
      .set({ disabled_at: null })
      .where('id', '=', person)
      .where('left_at', 'is', null)
      .execute();
    return keep(undefined);
  });
  signIn.lookups.forget();
}

export function ownedBy(tx: Tx, person: string): Promise<{ shop: string }[]> {
  return tx.selectFrom('roles').select('shop').where('person', '=', person).where('role', '=', 'owner').execute();
}

export async function hasOtherOwner(tx: Tx, shop: string, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person')
    .select('people.id')
    .where('roles.shop', '=', shop)
    .where('roles.role', '=', 'owner')
    .where('roles.person', '!=', person)
    .where('people.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
