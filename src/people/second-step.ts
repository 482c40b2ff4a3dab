import { readCookies } from '#src/web/cookies.ts';
import { addressKey } from './address-key.ts';
import { noteAudit } from './audit.ts';
import { comeIn } from './come-in.ts';
import { type Device, deviceHeaders } from './device.ts';
import { knownDevice } from './known-device.ts';
import type { SignIn } from './sign-in.ts';
import { onlyRefusals, type SignedIn } from './sign-in-with-password.ts';

export type NotYet = { why: 'gone' | 'wrong' } | { why: 'wait'; minutes: number };

/** Whether this browser gave the right password a moment ago and owes a code. */
export async function owesCode(signIn: SignIn, cookies: string | undefined): Promise<boolean> {
  return (await challenged(signIn, cookies)) !== null;
}

/** The second step of a sign-in: six digits of the app, or one of the codes that were written down, which is used up. */
export async function signInWithCode(signIn: SignIn, typed: string, device: Device): Promise<SignedIn | NotYet> {
  const challenge = await challenged(signIn, device.cookie);
  if (!challenge) return { why: 'gone' };
  const { person, email, cookie } = challenge;
  const address = addressKey(device.address);
  const known = knownDevice(signIn, device.cookie, email);
  const asker = { account: `second ${person}`, address, knownThere: false, device: known };
  const taken = await signIn.tries.take(asker);
  if (!taken.ok) {
    await noteAudit(signIn, { what: 'sign-in-locked', who: person });
    return { why: 'wait', minutes: taken.minutes };
  }
  const headers = await deviceHeaders(signIn, { ...device, address, cookie: undefined });
  headers.set('cookie', cookie);
  const come = await check(signIn, person, typed, headers);
  if (!come) {
    await noteAudit(signIn, { what: 'sign-in-failed', who: person, about: { by: 'second-step' } });
    return (await challenged(signIn, device.cookie)) ? { why: 'wrong' } : { why: 'gone' };
  }
  await taken.giveBack();
  return comeIn(signIn, { person, email, cookies: come.headers.getSetCookie(), by: 'second-step' }, device);
}

async function check({ auth, usedCodes }: SignIn, person: string, typed: string, headers: Headers) {
  const bare = typed.replaceAll(/\s/g, '');
  const isOfApp = /^\d{6}$/.test(bare);
  if (isOfApp && !(await usedCodes.isFresh(person, bare))) return null;
  return isOfApp
    ? auth.api.verifyTOTP({ body: { code: bare }, headers, returnHeaders: true }).catch(onlyRefusals)
    : auth.api.verifyBackupCode({ body: { code: bare }, headers, returnHeaders: true }).catch(onlyRefusals);
}

async function challenged(signIn: SignIn, cookies: string | undefined) {
  const { internalAdapter, createAuthCookie } = await signIn.auth.$context;
  const { name } = createAuthCookie('two_factor');
  const value = readCookies(cookies)[name];
  if (value === undefined) return null;
  const [identifier = ''] = decodeURIComponent(value).split('.');
  const found = await internalAdapter.findVerificationValue(identifier);
  const user = found && found.expiresAt > new Date() ? await internalAdapter.findUserById(found.value) : null;
  return user && { person: user.id, email: user.email, cookie: `${name}=${value}` };
}
