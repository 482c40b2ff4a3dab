import { scryptSync } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { checkPin, setPin } from '#src/people/pin.ts';
import { openFrontDoor, passwordOf } from './front-door.ts';

type Accounts = { account: { userId: string; password: string } };

/** What scrypt makes of it at the cost that is asked of every server: 16 MB and some 60 ms for each guess. */
function costly(password: string, kept: string): string {
  const [salt = ''] = kept.split(':');
  const cost = { N: 16384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
  return `${salt}:${scryptSync(password.normalize('NFKC'), salt, 64, cost).toString('hex')}`;
}

test('a password and a PIN are kept at the full cost of scrypt, unless a test asks for less', async () => {
  const door = await openFrontDoor({ slow: true });
  const marieke = await door.add('Marieke', ['desk']);
  await setPin(door.signIn, marieke, '4917');
  const { reader } = door.signIn.database;
  const account = await (reader as unknown as Kysely<Accounts>)
    .selectFrom('account')
    .select('password')
    .where('userId', '=', marieke)
    .executeTakeFirstOrThrow();
  expect(account.password).toBe(costly(passwordOf('Marieke'), account.password));
  const person = await reader.selectFrom('people').select('pin_hash').where('id', '=', marieke).executeTakeFirst();
  expect(person?.pin_hash).toBe(costly('4917', person?.pin_hash ?? ''));
  expect(await checkPin(door.signIn, marieke, '4917')).toEqual({ ok: true });
});
