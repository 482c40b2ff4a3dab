import { type Database, keep } from '#src/database/transact.ts';
import type { SignIn } from './sign-in.ts';

export const pinTries = 5;

export type PinAnswer = { ok: true } | { ok: false; left: number };

/** Four to six digits that are not among the first ones anybody tries: 1234, 0000, 1212, a year. */
export function isEasyPin(pin: string): boolean {
  const isRun = ['01234567890123456789', '98765432109876543210'].some((row) => row.includes(pin));
  const isYear = /^(19|20)\d\d$/.test(pin);
  return isRun || isYear || new Set(pin).size < 3 || ['2580', '0852', '1379', '147258', '159357'].includes(pin);
}

/** Sets the PIN, which also gives all tries back. */
export async function setPin(signIn: SignIn, person: string, pin: string): Promise<void> {
  const pin_hash = await (await hashingOf(signIn)).hash(pin);
  await signIn.database.transact(async (tx) => {
    await tx.updateTable('people').set({ pin_hash, pin_misses: 0 }).where('id', '=', person).execute();
    return keep(undefined);
  });
}

/** Until there is a new one, this person is not among those who can take over a tablet. */
export async function clearPin(signIn: SignIn, person: string): Promise<void> {
  await signIn.database.transact(async (tx) => {
    await tx.updateTable('people').set({ pin_hash: null, pin_misses: 0 }).where('id', '=', person).execute();
    return keep(undefined);
  });
}

/**
 * Looks whether this is the person's PIN. A try is taken before it is looked at, in one statement, so that many tries
 * at once are no more than five. When all are used up (left: 0) only the password or a new PIN gives them back.
 */
export async function checkPin(signIn: SignIn, person: string, pin: string): Promise<PinAnswer> {
  const taken = await takeTry(signIn.database, person);
  if (!taken?.pin_hash) return { ok: false, left: 0 };
  if (!(await (await hashingOf(signIn)).verify({ hash: taken.pin_hash, password: pin }))) {
    return { ok: false, left: pinTries - taken.pin_misses };
  }
  await giveTriesBack(signIn.database, person);
  return { ok: true };
}

/** A PIN is hashed as a password is. */
const hashingOf = async ({ auth }: SignIn) => (await auth.$context).password;

function takeTry(database: Database, person: string) {
  return database.transact(async (tx) => {
    const row = await tx
      .updateTable('people')
      .set((eb) => ({ pin_misses: eb('pin_misses', '+', 1) }))
      .where('id', '=', person)
      .where('pin_misses', '<', pinTries)
      .where('pin_hash', 'is not', null)
      .where('disabled_at', 'is', null)
      .returning(['pin_hash', 'pin_misses'])
      .executeTakeFirst();
    return keep(row);
  });
}

/** After the right PIN, or the right password. */
export async function giveTriesBack(database: Database, person: string): Promise<void> {
  await database.transact(async (tx) => {
    await tx
      .updateTable('people')
      .set({ pin_misses: 0 })
      .where('id', '=', person)
      .where('pin_misses', '>', 0)
      .execute();
    return keep(undefined);
  });
}
