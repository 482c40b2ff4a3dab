import { keep, type Tx, undo } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { say } from '#src/web/words.ts';
import { insertAudit } from './audit.ts';
import { hasOtherOwner, type LastOwner, ownedBy } from './change-person.ts';
import { findOpenWork } from './find-open-work.ts';
import { endSessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export type StillWorks = { why: 'open-work' };

/**
 * Somebody leaves for good. What they did stays, under a number instead of their name; their account, address,
 * passwords, keys and what they set for themselves go. It cannot be undone. Refused while anything is still theirs.
 */
export async function leaveForGood(
  signIn: SignIn,
  { person, by }: { person: string; by: string },
): Promise<{ name: string; ended: Ended[] } | LastOwner | StillWorks> {
  const now = signIn.now();
  const left = await signIn.database.transact<{ name: string } | LastOwner | StillWorks>(async (tx) => {
    for (const { shop } of await ownedBy(tx, person))
      if (!(await hasOtherOwner(tx, shop, person))) return undo({ why: 'last-owner' });
    const shops = await shopsOf(tx, person);
    for (const { id } of shops) if ((await findOpenWork(tx, id, person)).length > 0) return undo({ why: 'open-work' });
    const number = (await lastNumber(tx, shops)) + 1;
    const name = say(shops[0]?.language ?? 'nl', 'people.left-name', { number });
    const gone = { name, alias: name, pin_hash: null, pin_misses: 0, left_at: now, left_number: number };
    await tx
      .updateTable('people')
      .set({ ...gone, disabled_at: now })
      .where('id', '=', person)
      .execute();
    await tx
      .updateTable('keys')
      .set({ revoked_at: now })
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    await tx.updateTable('template_steps').set({ usual_person: null }).where('usual_person', '=', person).execute();
    for (const table of ['answer_starts', 'reading_times', 'resets'] as const)
      await tx.deleteFrom(table).where('person', '=', person).execute();
    await tx.deleteFrom('mails').where('person', '=', person).execute();
    for (const { id: shop } of shops)
      await insertAudit(tx, { what: 'person-left', shop, who: by, about: { person } }, now);
    return keep({ name });
  });
  if ('why' in left) return left;
  const ended = await endSessions(signIn, person);
  // Sessions, passwords, codes and passkeys go with the account.
  await (await signIn.auth.$context).internalAdapter.deleteUser(person);
  signIn.lookups.forget();
  await signIn.database.wipe('file');
  return { name: left.name, ended: [{ person }, ...ended] };
}

function shopsOf(tx: Tx, person: string) {
  return tx
    .selectFrom('roles')
    .innerJoin('shops', 'shops.id', 'roles.shop')
    .select(['shops.id', 'shops.language'])
    .distinct()
    .where('roles.person', '=', person)
    .orderBy('shops.id')
    .execute();
}

/** The highest that somebody has who left one of these shops. */
async function lastNumber(tx: Tx, shops: { id: string }[]): Promise<number> {
  const ids = shops.map(({ id }) => id);
  const row = await tx
    .selectFrom('people')
    .innerJoin('roles', 'roles.person', 'people.id')
    .select((eb) => eb.fn.max('people.left_number').as('last'))
    .where('roles.shop', 'in', ids)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
