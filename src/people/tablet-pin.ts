import { addressKey } from './address-key.ts';
import type { Device } from './device.ts';
import { knownDevice } from './known-device.ts';
import { checkPin, setPin } from './pin.ts';
import type { SignIn } from './sign-in.ts';

export type PinChanged = { ok: true } | { why: 'wrong'; left: number | null } | { why: 'wait'; minutes: number };

/** A new PIN by whoever stands at a shared tablet and knows the old one, or the password. Tries at both are counted. */
export async function changePinAtTablet(
  signIn: SignIn,
  person: string,
  { old, pin }: { old: string; pin: string },
  device: Device,
): Promise<PinChanged> {
  if (/^\d{4,6}$/.test(old)) {
    const answer = await checkPin(signIn, person, old);
    if (!answer.ok) return { why: 'wrong', left: answer.left };
  } else {
    const answer = await checkPassword(signIn, person, old, device);
    if (answer !== 'right') return answer;
  }
  await setPin(signIn, person, pin);
  return { ok: true };
}

async function checkPassword(signIn: SignIn, person: string, given: string, device: Device) {
  const { internalAdapter, password } = await signIn.auth.$context;
  const account = (await internalAdapter.findUserById(person))?.email ?? '';
  const known = knownDevice(signIn, device.cookie, account);
  const address = addressKey(device.address);
  const taken = await signIn.tries.take({ account, address, knownThere: true, device: known });
  if (!taken.ok) return { why: 'wait' as const, minutes: taken.minutes };
  const accounts = await internalAdapter.findAccounts(person);
  const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
  if (!hash || !(await password.verify({ hash, password: given }))) return { why: 'wrong' as const, left: null };
  await taken.giveBack();
  return 'right' as const;
}
