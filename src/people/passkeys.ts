import { readCookies } from '#src/web/cookies.ts';
import { addressKey } from './address-key.ts';
import { noteAudit } from './audit.ts';
import { passkeyCookie } from './auth.ts';
import { comeIn } from './come-in.ts';
import { type Device, deviceHeaders } from './device.ts';
import type { SignIn } from './sign-in.ts';
import { onlyRefusals, type SignedIn } from './sign-in-with-password.ts';

export type PasskeyShown = { id: string; field: string; name: string; since: number };
type Row = { id: string; name?: string; createdAt?: Date; userId: string };
export type Options = { options: object; cookies: string[] };

/** A person's passkeys, the first first: with names only, never what a browser proves itself by. */
export async function passkeysOf(signIn: SignIn, person: string): Promise<PasskeyShown[]> {
  const { adapter } = await signIn.auth.$context;
  const where = [{ field: 'userId', value: person }];
  const rows = await adapter.findMany<Row>({ model: 'passkey', where });
  return rows
    .map(({ id, name, createdAt }) => ({ id, field: `name-${id}`, name: name ?? '', since: createdAt?.getTime() ?? 0 }))
    .sort((one, other) => one.since - other.since);
}

/** What a browser needs to make a passkey for who signed in within the last day; null for who did so earlier. */
export async function passkeyToMake(signIn: SignIn, device: Device): Promise<Options | null> {
  const headers = await deviceHeaders(signIn, device);
  const made = await signIn.auth.api
    .generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
    .catch(onlyRefusals);
  return made && { options: made.response, cookies: made.headers.getSetCookie() };
}

export async function addPasskey(
  signIn: SignIn,
  person: string,
  { name, response }: { name: string; response: object },
  device: Device,
): Promise<boolean> {
  const headers = await ceremonyHeaders(signIn, device, true);
  const added = await signIn.auth.api
    .verifyPasskeyRegistration({ headers, body: { response, name } })
    .catch(onlyRefusals);
  if (added) await noteAudit(signIn, { what: 'passkey-added', who: person });
  return added !== null;
}

export async function namePasskey(signIn: SignIn, person: string, id: string, name: string): Promise<boolean> {
  const { adapter } = await signIn.auth.$context;
  const where = [
    { field: 'id', value: id },
    { field: 'userId', value: person },
  ];
  return (await adapter.updateMany({ model: 'passkey', where, update: { name } })) > 0;
}

export async function removePasskey(signIn: SignIn, person: string, id: string): Promise<boolean> {
  const { adapter } = await signIn.auth.$context;
  const where = [
    { field: 'id', value: id },
    { field: 'userId', value: person },
  ];
  const removed = (await adapter.deleteMany({ model: 'passkey', where })) > 0;
  if (removed) await noteAudit(signIn, { what: 'passkey-removed', who: person });
  return removed;
}

export async function passkeyToShow(signIn: SignIn, device: Device): Promise<Options> {
  const headers = await deviceHeaders(signIn, { ...device, cookie: undefined });
  const made = await signIn.auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
  return { options: made.response as object, cookies: made.headers.getSetCookie() };
}

/** A passkey is enough by itself: the device is one factor, and what it asked of the person the other. */
export async function signInWithPasskey(
  signIn: SignIn,
  response: object,
  device: Device,
): Promise<SignedIn | { why: 'wrong' } | { why: 'wait'; minutes: number }> {
  const address = addressKey(device.address);
  const taken = await signIn.tries.take({ account: `passkey ${address}`, address, knownThere: false });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  const headers = await ceremonyHeaders(signIn, { ...device, address }, false);
  const body = { response: response as never };
  const come = await signIn.auth.api
    .verifyPasskeyAuthentication({ headers, body, returnHeaders: true })
    .catch(onlyRefusals);
  if (!come) {
    await noteAudit(signIn, { what: 'sign-in-failed', about: { by: 'passkey' } });
    return { why: 'wrong' };
  }
  await taken.giveBack();
  const { id: person, email } = come.response.user;
  return comeIn(signIn, { person, email, cookies: come.headers.getSetCookie(), by: 'passkey' }, device);
}

/** With the cookie that remembers what the browser was asked to sign, and our own address as where it did. */
async function ceremonyHeaders(signIn: SignIn, device: Device, withSession: boolean): Promise<Headers> {
  const headers = await deviceHeaders(signIn, withSession ? device : { ...device, cookie: undefined });
  const { name } = (await signIn.auth.$context).createAuthCookie(passkeyCookie);
  const value = readCookies(device.cookie)[name];
  const session = headers.get('cookie');
  headers.set(
    'cookie',
    [session, value === undefined ? null : `${name}=${value}`].filter((one) => one !== null).join('; '),
  );
  headers.set('origin', new URL(signIn.settings.publicUrl).origin);
  return headers;
}
