import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { disablePerson, enablePerson } from '#src/people/change-person.ts';
import { identifyKey, identifyStaff } from '#src/people/identify.ts';
import { keysOf, makeKey, revokeKey } from '#src/people/keys.ts';
import { comeIn, cookieOf, openFrontDoor, werf } from './front-door.ts';

async function withKey() {
  const door = await openFrontDoor();
  const marieke = await door.add('Marieke', ['desk', 'technician']);
  return { door, marieke, ...(await makeKey(door.signIn, marieke)) };
}

test('a key of 160 bits says who is asking, in a header or bare', async () => {
  const { door, marieke, key } = await withKey();
  expect(key).toMatch(/^ok_[a-z2-7]{32}$/);
  const staff = await identifyStaff(door.signIn, { authorization: `Bearer ${key}` });
  expect(staff).toMatchObject({ person: marieke, session: null, via: 'key' });
  expect(staff?.roles).toEqual(
    expect.arrayContaining([
      { shop: werf, role: 'desk' },
      { shop: werf, role: 'technician' },
    ]),
  );
  expect(await identifyKey(door.signIn, key)).toEqual(staff);
});

test('only its SHA-256 is stored', async () => {
  const { door, key } = await withKey();
  const rows = await door.signIn.database.reader.selectFrom('keys').selectAll().execute();
  expect(rows.map(({ hash }) => hash)).toEqual([createHash('sha256').update(key).digest('hex')]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(3));
});

test('a wrong key is nobody, also beside a cookie that is right', async () => {
  const { door, key } = await withKey();
  const cookie = cookieOf(await comeIn(door, 'Marieke'));
  expect(await identifyStaff(door.signIn, { cookie })).toMatchObject({ via: 'session' });
  for (const authorization of [`Bearer ${key}x`, 'Bearer ', `Basic ${key}`, '', `Bearer ok_${'a'.repeat(32)}`]) {
    expect(await identifyStaff(door.signIn, { cookie, authorization })).toBeNull();
  }
});

test('a revoked key is nobody at once, and its connections have to close', async () => {
  const { door, marieke, id, key } = await withKey();
  expect(await identifyKey(door.signIn, key)).not.toBeNull();
  expect(await revokeKey(door.signIn, marieke, id)).toEqual([{ person: marieke }]);
  expect(await identifyKey(door.signIn, key)).toBeNull();
  expect(await revokeKey(door.signIn, marieke, id)).toBeUndefined();
  expect(await keysOf(door.signIn.database.reader, marieke)).toEqual([]);
});

test('a key is revoked in the name of its own person only', async () => {
  const { door, id, key } = await withKey();
  const tom = await door.add('Tom', ['technician']);
  expect(await revokeKey(door.signIn, tom, id)).toBeUndefined();
  expect(await identifyKey(door.signIn, key)).not.toBeNull();
});

test('a person who may no longer come in loses all keys for good', async () => {
  const { door, marieke, key } = await withKey();
  await disablePerson(door.signIn, marieke);
  expect(await identifyKey(door.signIn, key)).toBeNull();
  await enablePerson(door.signIn, marieke);
  expect(await identifyKey(door.signIn, key)).toBeNull();
});
