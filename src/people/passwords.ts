import { isAPIError } from 'better-auth/api';
import type { Ended } from '#src/kitchen.ts';
import type { Word } from '#src/web/words.ts';
import { addressKey } from './address-key.ts';
import { longestPassword, shortestPassword } from './auth.ts';
import { isCommonPassword } from './common-passwords.ts';
import { type Device, deviceHeaders } from './device.ts';
import { giveTriesBack } from './pin.ts';
import { endSessions, sessionsOf } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Why a password will not do, or undefined. Length and commonness only: no rules about signs and capitals. */
export function whyNotPassword(password: string, about: { name: string; email: string }): Word | undefined {
  if (password.length < shortestPassword) return 'people.password-short';
  if (password.length > longestPassword) return 'people.password-long';
  const known = [about.email, ...about.email.split(/[@.]/), about.name, ...about.name.split(' ')];
  return isCommonPassword(password, known) ? 'people.password-common' : undefined;
}

export type Changed =
  | { cookies: string[]; ended: Ended[] }
  | { why: Word; field: 'password' | 'current' }
  | { why: 'wait'; minutes: number };

/** One's own password, by whoever knows the current one. Ends every other session; this one gets a new id. */
export async function changePassword(
  signIn: SignIn,
  person: { id: string; name: string },
  { current, password }: { current: string; password: string },
  device: Device,
): Promise<Changed> {
  const context = await signIn.auth.$context;
  const email = (await context.internalAdapter.findUserById(person.id))?.email ?? '';
  const why = whyNotPassword(password, { name: person.name, email });
  if (why) return { why, field: 'password' };
  const address = addressKey(device.address);
  const taken = await signIn.tries.take({ account: email, address, knownThere: true });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  const before = await sessionsOf(signIn, person.id);
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
  const headers = await deviceHeaders(signIn, { ...device, address });
  const changed = await signIn.auth.api.changePassword({ body, headers, returnHeaders: true }).catch((error) => {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  });
  if (!changed) return { why: 'people.password-wrong', field: 'current' };
  await taken.giveBack();
  await giveTriesBack(signIn.database, person.id);
  signIn.lookups.forget();
  return { cookies: changed.headers.getSetCookie(), ended: before.map(({ id }) => ({ session: id })) };
}

/** A first password for somebody who forgot theirs, given by the owner. Ends all sessions of the person. */
export async function givePassword(
  signIn: SignIn,
  person: { id: string; name: string },
  password: string,
): Promise<Ended[] | { why: Word }> {
  const { internalAdapter, password: hashing } = await signIn.auth.$context;
  const email = (await internalAdapter.findUserById(person.id))?.email ?? '';
  const why = whyNotPassword(password, { name: person.name, email });
  if (why) return { why };
  await internalAdapter.updatePassword(person.id, await hashing.hash(password));
  return endSessions(signIn, person.id);
}
