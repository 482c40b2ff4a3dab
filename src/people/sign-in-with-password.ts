import { isAPIError } from 'better-auth/api';
import { type Kysely, sql } from 'kysely';
import { keep } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { addressKey } from './address-key.ts';
import { type Device, deviceHeaders } from './device.ts';
import { giveTriesBack } from './pin.ts';
import { signOut } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export type SignedIn = { person: string; cookies: string[]; ended: Ended[] };
export type NotSignedIn = { why: 'wrong' } | { why: 'wait'; minutes: number };

/**
 * A new session for whoever knows the password. An unknown name, a wrong password and a person who may no longer come
 * in get the same answer after the same work. The session that this browser had before ends.
 */
export async function signInWithPassword(
  signIn: SignIn,
  given: { email: string; password: string },
  device: Device,
): Promise<SignedIn | NotSignedIn> {
  const email = given.email.trim().toLowerCase();
  const address = addressKey(device.address);
  const knownThere = await isSignedInAt(signIn, email, address);
  const taken = await signIn.tries.take({ account: email, address, knownThere });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  const fresh = { ...device, address, cookie: undefined };
  const headers = await deviceHeaders(signIn, fresh);
  const body = { email, password: given.password };
  const come = await signIn.auth.api.signInEmail({ body, headers, returnHeaders: true }).catch(onlyRefusals);
  if (!come) return { why: 'wrong' };
  await taken.giveBack();
  const person = come.response.user.id;
  await giveTriesBack(signIn.database, person);
  const before = device.cookie === undefined ? [] : (await signOut(signIn, device)).ended;
  await sweepSessions(signIn);
  return { person, cookies: come.headers.getSetCookie(), ended: before };
}

function onlyRefusals(error: unknown): null {
  if (isAPIError(error) && error.statusCode < 500) return null;
  throw error;
}

// The columns of the sign-in library that are plain text in both databases.
type SessionTables = {
  session: { id: string; userId: string; ipAddress: string | null };
  user: { id: string; email: string };
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

// Nobody asks for a session that ran out, so nobody else would ever remove where it was.
async function sweepSessions(signIn: SignIn): Promise<void> {
  const { adapter } = await signIn.auth.$context;
  // Their end was set by the machine's clock, so it is compared with that.
  const where = [{ field: 'expiresAt', operator: 'lt' as const, value: new Date() }];
  await adapter.deleteMany({ model: 'session', where });
  await signIn.database.transact(async (tx) => {
    await sql`delete from acting where session not in (select id from "session")`.execute(tx);
    return keep(undefined);
  });
}
