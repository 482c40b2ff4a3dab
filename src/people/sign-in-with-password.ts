import { isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Ended } from '#src/kitchen.ts';
import { addressKey } from './address-key.ts';
import { noteAudit } from './audit.ts';
import { comeIn } from './come-in.ts';
import { type Device, deviceHeaders } from './device.ts';
import { knownDevice } from './known-device.ts';
import type { SignIn } from './sign-in.ts';

export type SignedIn = { person: string; cookies: string[]; ended: Ended[]; known: string };
/** The password was right; what comes next is a code of the person's app. */
export type SecondStep = { why: 'second-step'; cookies: string[] };
export type NotSignedIn = { why: 'wrong' } | { why: 'wait'; minutes: number };

/**
 * A new session for whoever knows the password. An unknown name, a wrong password and a person who may no longer come
 * in get the same answer after the same work. The session that this browser had before ends.
 */
export async function signInWithPassword(
  signIn: SignIn,
  given: { email: string; password: string },
  device: Device,
): Promise<SignedIn | SecondStep | NotSignedIn> {
  const email = given.email.trim().toLowerCase();
  const address = addressKey(device.address);
  const knownThere = await isSignedInAt(signIn, email, address);
  const known = knownDevice(signIn, device.cookie, email);
  const taken = await signIn.tries.take({ account: email, address, knownThere, device: known });
  if (!taken.ok) {
    await noteAudit(signIn, { what: 'sign-in-locked', who: await whoIs(signIn, email) });
    return { why: 'wait', minutes: taken.minutes };
  }
  const headers = await deviceHeaders(signIn, { ...device, address, cookie: undefined });
  const body = { email, password: given.password };
  const come = await signIn.auth.api.signInEmail({ body, headers, returnHeaders: true }).catch(onlyRefusals);
  if (!come) {
    await noteAudit(signIn, { what: 'sign-in-failed', who: await whoIs(signIn, email) });
    return { why: 'wrong' };
  }
  const cookies = come.headers.getSetCookie();
  // Nothing is given back yet: who has the password alone has not come in.
  if (!('user' in come.response)) return { why: 'second-step', cookies };
  await taken.giveBack();
  return comeIn(signIn, { person: come.response.user.id, email, cookies, by: 'password' }, device);
}

export function onlyRefusals(error: unknown): null {
  if (isAPIError(error) && error.statusCode < 500) return null;
  throw error;
}

async function whoIs(signIn: SignIn, email: string): Promise<string | null> {
  const row = await (signIn.database.reader as unknown as Kysely<SessionTables>)
    .selectFrom('user')
    .innerJoin('people', 'people.id', 'user.id')
    .select('people.id')
    .where('user.email', '=', email)
    .executeTakeFirst();
  return row?.id ?? null;
}

// The columns of the sign-in library that are plain text in both databases.
type SessionTables = {
  session: { id: string; userId: string; ipAddress: string | null };
  user: { id: string; email: string };
  people: { id: string };
};

async function isSignedInAt(signIn: SignIn, email: string, address: string): Promise<boolean> {
  const row = await (signIn.database.reader as unknown as Kysely<SessionTables>)
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select('session.id')
    .where('user.email', '=', email)
    .where('session.ipAddress', '=', address)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
