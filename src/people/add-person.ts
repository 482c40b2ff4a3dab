import { newId } from '#src/database/new-id.ts';
import type { Language, Role } from '#src/database/tables.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import type { Word } from '#src/web/words.ts';
import { whyNotPassword } from './passwords.ts';
import type { SignIn } from './sign-in.ts';

export type NewPerson = { name: string; email: string; password: string; language: Language };
export type NotAdded = { field: 'email' | 'password'; why: Word };

/**
 * Adds somebody who can sign in. The account comes first and the row in `people` last, in one transaction with the
 * roles: an account without that row is nobody and cannot sign in, so that a crash in between leaves no half a person,
 * and the same e-mail address can be used again a minute later.
 */
export async function addPerson(
  signIn: SignIn,
  person: NewPerson & { roles: { shop: string; role: Role }[] },
): Promise<{ person: string } | NotAdded> {
  const id = newId(signIn.now());
  const not = await openAccount(signIn, id, person);
  if (not) return not;
  await signIn.database.transact(async (tx) => keep(await insertPerson(tx, id, person, person.roles, signIn.now())));
  return { person: id };
}

/** The half of somebody that the sign-in library keeps: e-mail address and password. */
export async function openAccount(signIn: SignIn, id: string, person: NewPerson): Promise<NotAdded | undefined> {
  const email = person.email.trim().toLowerCase();
  const why = whyNotPassword(person.password, { name: person.name, email });
  if (why) return { field: 'password', why };
  if (!(await freeAddress(signIn, email))) return { field: 'email', why: 'people.email-used' };
  const { internalAdapter, password } = await signIn.auth.$context;
  const hash = await password.hash(person.password);
  const user = { id, name: person.name, email, emailVerified: false };
  try {
    await internalAdapter.createUser(user, { method: 'email-password' });
  } catch (error) {
    // Somebody else added the same address meanwhile.
    if (await internalAdapter.findUserByEmail(email)) return { field: 'email', why: 'people.email-used' };
    throw error;
  }
  await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
  return undefined;
}

export async function insertPerson(
  tx: Tx,
  id: string,
  { name, language }: Pick<NewPerson, 'name' | 'language'>,
  roles: { shop: string; role: Role }[],
  now: number,
): Promise<void> {
  const row = { id, name, language, pin_hash: null, pin_misses: 0, disabled_at: null, created_at: now };
  await tx.insertInto('people').values(row).execute();
  const given = roles.map(({ shop, role }) => ({ shop, person: id, role, created_at: now }));
  if (given.length > 0) await tx.insertInto('roles').values(given).execute();
}

const minute = 60_000;

/** True when no one has this e-mail address; what a crash left of an account is cleared away first. */
async function freeAddress(signIn: SignIn, email: string): Promise<boolean> {
  const { internalAdapter } = await signIn.auth.$context;
  const found = await internalAdapter.findUserByEmail(email);
  if (!found) return true;
  const { user } = found;
  const reader = signIn.database.reader;
  const person = await reader.selectFrom('people').select('id').where('id', '=', user.id).executeTakeFirst();
  // A young account without a person may be somebody who is being added at this moment.
  if (person || Date.now() - user.createdAt.getTime() < minute) return false;
  await internalAdapter.deleteUser(user.id);
  return true;
}
