import { isAPIError } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Ended } from '#src/kitchen.ts';
import { addressKey } from './address-key.ts';
import { noteAudit } from './audit.ts';
import { type Device, deviceHeaders } from './device.ts';
import { knownDevice } from './known-device.ts';
import { base32 } from './link.ts';
import type { SignIn } from './sign-in.ts';
import { onlyRefusals } from './sign-in-with-password.ts';

/** How an app learns to make somebody's codes, as long as the first of them was not typed. */
export type Learning = { uri: string; secret: string };
export type FactorState = { isOn: boolean; learning: Learning | null };

type Changed = { cookies: string[]; ended: Ended[]; codes?: string[] };
type Not = { why: 'wrong' } | { why: 'wait'; minutes: number };
type Me = { id: string; session: string | null };

export async function factorOf(signIn: SignIn, person: string): Promise<FactorState> {
  const { adapter, internalAdapter, secretConfig } = await signIn.auth.$context;
  const user = (await internalAdapter.findUserById(person)) as { email: string; twoFactorEnabled?: boolean } | null;
  if (!user || user.twoFactorEnabled) return { isOn: user !== null, learning: null };
  const where = [{ field: 'userId', value: person }];
  const row = await adapter.findOne<{ secret: string; verified: boolean }>({ model: 'twoFactor', where });
  if (!row || row.verified) return { isOn: false, learning: null };
  const plain = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  const secret = base32(Buffer.from(plain)).toUpperCase();
  const label = encodeURIComponent(`Open Kitchen:${user.email}`);
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Open%20Kitchen&digits=6&period=30`;
  return { isOn: false, learning: { uri, secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 ') } };
}

/** Makes what an app has to learn. Nothing is asked at sign-in until a first code was typed. */
export function beginFactor(signIn: SignIn, me: Me, password: string, device: Device): Promise<Changed | Not> {
  return withPassword(signIn, me, device, async (headers) => {
    await signIn.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
    return { cookies: [], ended: [] };
  });
}

/** From now on a password alone is not enough. The codes to write down are shown this once; the session gets a new id. */
export async function confirmFactor(signIn: SignIn, me: Me, typed: string, device: Device): Promise<Changed | Not> {
  const code = typed.replaceAll(/\s/g, '');
  const done = await counted(signIn, me, `second ${me.id}`, device, async (headers) => {
    if (!(await signIn.usedCodes.isFresh(me.id, code))) return null;
    return signIn.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }).catch(onlyRefusals);
  });
  if ('why' in done) return done;
  signIn.lookups.forget();
  await noteAudit(signIn, { what: 'second-factor-on', who: me.id });
  const { backupCodes } = await signIn.auth.api.viewBackupCodes({ body: { userId: me.id } });
  return { cookies: done.headers.getSetCookie(), ended: endedOf(me), codes: backupCodes };
}

export function endFactor(signIn: SignIn, me: Me, password: string, device: Device): Promise<Changed | Not> {
  return withPassword(signIn, me, device, async (headers) => {
    const off = await signIn.auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true });
    signIn.lookups.forget();
    await noteAudit(signIn, { what: 'second-factor-off', who: me.id, about: { by: 'self' } });
    return { cookies: off.headers.getSetCookie(), ended: endedOf(me) };
  });
}

/** New codes to write down; the old ones work no more. */
export function newCodes(signIn: SignIn, me: Me, password: string, device: Device): Promise<Changed | Not> {
  return withPassword(signIn, me, device, async (headers) => {
    const made = await signIn.auth.api.generateBackupCodes({ body: { password }, headers });
    return { cookies: [], ended: [], codes: made.backupCodes };
  });
}

/** For somebody who lost the device and the written codes: by an owner, or whoever has the machine. */
export async function dropFactor(signIn: SignIn, person: string): Promise<void> {
  const { adapter, internalAdapter } = await signIn.auth.$context;
  await internalAdapter.updateUser(person, { twoFactorEnabled: false });
  await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: person }] });
  signIn.lookups.forget();
}

const endedOf = ({ session }: Me): Ended[] => (session === null ? [] : [{ session }]);

async function withPassword<T extends object>(
  signIn: SignIn,
  me: Me,
  device: Device,
  work: (headers: Headers) => Promise<T>,
): Promise<T | Not> {
  const { internalAdapter } = await signIn.auth.$context;
  const account = (await internalAdapter.findUserById(me.id))?.email ?? '';
  return counted(signIn, me, account, device, (headers) =>
    work(headers).catch((error: unknown) => {
      if (isAPIError(error) && error.statusCode < 500) return null;
      throw error;
    }),
  );
}

async function counted<T extends object>(
  signIn: SignIn,
  { id }: Me,
  account: string,
  device: Device,
  work: (headers: Headers) => Promise<T | null>,
): Promise<T | Not> {
  const { internalAdapter } = await signIn.auth.$context;
  const address = addressKey(device.address);
  const email = (await internalAdapter.findUserById(id))?.email ?? '';
  const known = knownDevice(signIn, device.cookie, email);
  const taken = await signIn.tries.take({ account, address, knownThere: true, device: known });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  const done = await work(await deviceHeaders(signIn, { ...device, address }));
  if (done === null) return { why: 'wrong' };
  await taken.giveBack();
  return done;
}
