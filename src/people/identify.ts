import type { Staff } from './actor.ts';
import { sessionCookie } from './device.ts';
import { hashOf } from './link.ts';
import { lookUpKey, lookUpSession, type SessionLookup } from './look-up-session.ts';
import type { SignIn } from './sign-in.ts';

/** The two headers that say who is asking. */
export type Credentials = { cookie?: string | undefined; authorization?: string | undefined };

/** Hands back the cookies of a session that was lengthened or has ended, for the answer's Set-Cookie. */
export type GiveCookies = (cookies: string[]) => void;

/** The member of staff who is asking, or null. A bearer key counts before a cookie, and a wrong one is nobody. */
export async function identifyStaff(signIn: SignIn, headers: Credentials, give?: GiveCookies): Promise<Staff | null> {
  if (headers.authorization === undefined) return (await identifySession(signIn, headers.cookie, give))?.staff ?? null;
  const key = /^Bearer ([\w-]+)$/i.exec(headers.authorization)?.[1];
  return key === undefined ? null : identifyKey(signIn, key);
}

/** For a bare key, as a live connection gives it. */
export async function identifyKey(signIn: SignIn, key: string): Promise<Staff | null> {
  const hash = hashOf(key);
  const lookup = await signIn.lookups.find(`key ${hash}`, () => lookUpKey(signIn.database.reader, hash));
  return lookup?.staff ?? null;
}

/** Who signed in on this device and who works there now; also for a shared tablet that waits for its next person. */
export async function identifySession(
  signIn: SignIn,
  cookie: string | undefined,
  give?: GiveCookies,
): Promise<SessionLookup | null> {
  const session = await sessionCookie(signIn, cookie);
  if (session === undefined) return null;
  return signIn.lookups.find(session, async () => {
    const headers = new Headers({ cookie: session });
    // Lengthening a session is a write: while nothing can be written, reading goes on without.
    const query = give && signIn.database.trouble() === null ? {} : { disableRefresh: true };
    const found = await signIn.auth.api.getSession({ headers, query, returnHeaders: true });
    give?.(found.headers.getSetCookie());
    if (!found.response) return null;
    const { session: own, user } = found.response;
    const lookup = await lookUpSession(signIn.database.reader, own.id, user.id);
    return lookup?.asksFactor && !(user as { twoFactorEnabled?: boolean }).twoFactorEnabled ? owing(lookup) : lookup;
  });
}

/** Until there is a second factor, whoever owes one may do nothing but set it up. */
function owing(lookup: SessionLookup): SessionLookup {
  return { ...lookup, staff: lookup.staff && { ...lookup.staff, roles: [], owesFactor: true } };
}
