import { keep, type Reader } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import type { Device } from './device.ts';
import { identifySession } from './identify.ts';
import { checkPin, pinTries } from './pin.ts';
import { renewSession } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

export type AtTablet = { id: string; name: string; usedUp: boolean };

export type Switched =
  | { cookies: string[]; ended: Ended[] }
  | { why: 'not-signed-in' | 'nobody' | 'used-up' }
  | { why: 'wrong'; left: number };

/** Who can take over a tablet that is signed in for these shops: everybody who works there and has a PIN. */
export async function peopleAtTablet(reader: Reader, shops: string[]): Promise<AtTablet[]> {
  const rows = await reader
    .selectFrom('people')
    .select(['people.id', 'people.name', 'people.pin_misses'])
    .where('people.disabled_at', 'is', null)
    .where('people.pin_hash', 'is not', null)
    .where('people.id', 'in', (eb) => eb.selectFrom('roles').select('roles.person').where('roles.shop', 'in', shops))
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
  return rows.map(({ id, name, pin_misses }) => ({ id, name, usedUp: pin_misses >= pinTries }));
}

/**
 * From now on this person works at this tablet, as a technician whatever their role is. The session gets a new id; it
 * stays a shared tablet until somebody signs in there with a password.
 */
export async function switchPerson(
  signIn: SignIn,
  chosen: { person: string; pin: string },
  device: Device,
): Promise<Switched> {
  const lookup = await identifySession(signIn, device.cookie);
  if (!lookup) return { why: 'not-signed-in' };
  const people = await peopleAtTablet(signIn.database.reader, lookup.holder.shops);
  if (!people.some(({ id }) => id === chosen.person)) return { why: 'nobody' };
  const answer = await checkPin(signIn, chosen.person, chosen.pin);
  if (!answer.ok) return answer.left > 0 ? { why: 'wrong', left: answer.left } : { why: 'used-up' };
  return renewSession(signIn, device, (session) => takeOver(signIn, session, chosen.person));
}

async function takeOver(signIn: SignIn, session: string, person: string): Promise<void> {
  await signIn.database.transact(async (tx) => {
    await tx.insertInto('acting').values({ session, person, since: signIn.now() }).execute();
    return keep(undefined);
  });
}
