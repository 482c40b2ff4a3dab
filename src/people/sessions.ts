import { keep } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { type Device, deviceHeaders } from './device.ts';
import type { SignIn } from './sign-in.ts';

export type SessionRow = { id: string; since: number; lastUsed: number; address: string; userAgent: string };

/** Where this person is signed in now, the latest first. */
export async function sessionsOf(signIn: SignIn, person: string): Promise<SessionRow[]> {
  const { internalAdapter } = await signIn.auth.$context;
  const sessions = await internalAdapter.listSessions(person, { onlyActiveSessions: true });
  return sessions
    .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
      id,
      since: createdAt.getTime(),
      lastUsed: updatedAt.getTime(),
      address: ipAddress ?? '',
      userAgent: userAgent ?? '',
    }))
    .sort((one, other) => other.lastUsed - one.lastUsed);
}

/** Ends some or all sessions of a person, also on a shared tablet that others work at. */
export async function endSessions(
  signIn: SignIn,
  person: string,
  which: { only?: string; except?: string | null } = {},
): Promise<Ended[]> {
  const { internalAdapter } = await signIn.auth.$context;
  const ending = (await internalAdapter.listSessions(person)).filter(
    ({ id }) => id !== which.except && (which.only === undefined || id === which.only),
  );
  for (const { token } of ending) await internalAdapter.deleteSession(token);
  await leaveTablets(
    signIn,
    ending.map(({ id }) => id),
  );
  return ending.map(({ id }) => ({ session: id }));
}

/** Ends the session of this browser, whoever works there; the cookies take it out of the browser. */
export async function signOut(signIn: SignIn, device: Device): Promise<{ cookies: string[]; ended: Ended[] }> {
  const headers = await deviceHeaders(signIn, device);
  const found = await signIn.auth.api.getSession({ headers, query: { disableRefresh: true } });
  const out = await signIn.auth.api.signOut({ headers, returnHeaders: true });
  const sessions = found ? [found.session.id] : [];
  await leaveTablets(signIn, sessions);
  return { cookies: out.headers.getSetCookie(), ended: sessions.map((session) => ({ session })) };
}

/** The same session under a new id, because what it may do changes; whatever is connected under the old one ends. */
export async function renewSession(
  signIn: SignIn,
  device: Device,
  carry: (renewed: string) => Promise<void> = async () => {},
): Promise<{ cookies: string[]; ended: Ended[] }> {
  const renewed = await signIn.auth.api.renewSession({
    headers: await deviceHeaders(signIn, device),
    returnHeaders: true,
  });
  const { id, old } = renewed.response;
  await carry(id);
  await (await signIn.auth.$context).internalAdapter.deleteSession(old.token);
  await leaveTablets(signIn, [old.id]);
  return { cookies: renewed.headers.getSetCookie(), ended: [{ session: old.id }] };
}

// Only after the session is gone: with this row gone first, the tablet would be its holder's for a moment.
async function leaveTablets(signIn: SignIn, sessions: string[]): Promise<void> {
  if (sessions.length > 0) {
    await signIn.database.transact(async (tx) => {
      await tx.deleteFrom('acting').where('session', 'in', sessions).execute();
      return keep(undefined);
    });
  }
  signIn.lookups.forget();
}
