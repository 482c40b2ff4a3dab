import { afterEach, expect, test, vi } from 'vitest';
import { addressKey } from '#src/people/address-key.ts';
import { countTries } from '#src/people/count-tries.ts';
import { signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { comeIn, cookieOf, emailOf, type FrontDoor, openFrontDoor, passwordOf, workshop } from './front-door.ts';

afterEach(() => {
  vi.useRealTimers();
});

const elsewhere = (n: number) => ({ address: `198.51.100.${n}`, userAgent: 'Guesser' });

const guess = ({ signIn }: FrontDoor, name: string, from = elsewhere(1)) =>
  signInWithPassword(signIn, { email: emailOf(name), password: 'een gok van ver weg' }, from);

const right = ({ signIn }: FrontDoor, name: string, from: typeof workshop) =>
  signInWithPassword(signIn, { email: emailOf(name), password: passwordOf(name) }, from);

test('after ten misses even the right password has to wait, for known and unknown names alike', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  for (let n = 0; n < 10; n += 1) expect(await guess(door, 'Marieke', elsewhere(n))).toEqual({ why: 'wrong' });
  expect(await right(door, 'Marieke', elsewhere(50))).toEqual({ why: 'wait', minutes: 15 });
  for (let n = 0; n < 10; n += 1) expect(await guess(door, 'Nobody', elsewhere(n))).toEqual({ why: 'wrong' });
  expect(await guess(door, 'Nobody', elsewhere(50))).toEqual({ why: 'wait', minutes: 15 });
});

test('guesses from elsewhere do not keep out a person who is signed in here', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  await comeIn(door, 'Marieke');
  for (let n = 0; n < 12; n += 1) await guess(door, 'Marieke', elsewhere(n));
  expect(await guess(door, 'Marieke')).toMatchObject({ why: 'wait' });
  expect(await right(door, 'Marieke', workshop)).toHaveProperty('person');
});

test('nor a person who signed in here lately and signed out', async () => {
  const door = await openFrontDoor();
  const marieke = await door.add('Marieke', ['desk']);
  await comeIn(door, 'Marieke');
  const { internalAdapter } = await door.signIn.auth.$context;
  await internalAdapter.deleteUserSessions(marieke);
  for (let n = 0; n < 12; n += 1) await guess(door, 'Marieke', elsewhere(n));
  expect(await right(door, 'Marieke', workshop)).toHaveProperty('person');
});

test('many at once are counted too', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  const answers = await Promise.all(Array.from({ length: 25 }, () => guess(door, 'Marieke')));
  expect(answers.filter((answer) => 'why' in answer && answer.why === 'wrong')).toHaveLength(10);
});

test('one address that tries many names has to wait as well, and others do not', async () => {
  const { take } = countTries();
  const from = (account: string, address: string) => take({ account, address, knownThere: false });
  for (let n = 0; n < 40; n += 1) expect(await from(`name-${n}`, 'one')).toMatchObject({ ok: true });
  expect(await from('another', 'one')).toEqual({ ok: false, minutes: 15 });
  expect(await from('another', 'two')).toMatchObject({ ok: true });
});

test('signing in many times a day is no miss', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  for (let n = 0; n < 11; n += 1) await comeIn(door, 'Marieke', elsewhere(1));
  expect(cookieOf(await comeIn(door, 'Marieke', elsewhere(1)))).toMatch(/^session=/);
});

test('a wait ends a quarter of an hour after its first miss, however often one tries meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 10, 24, 11) });
  const { take } = countTries();
  const waits: unknown[] = [];
  for (let n = 0; n < 14; n += 1) {
    vi.setSystemTime(Date.now() + 60_000);
    waits.push(await take({ account: 'marieke', address: `a${n}`, knownThere: false }));
  }
  expect(waits[9]).toMatchObject({ ok: true });
  expect(waits[10]).toEqual({ ok: false, minutes: 5 });
  expect(waits[13]).toEqual({ ok: false, minutes: 2 });
  vi.setSystemTime(Date.now() + 2 * 60_000);
  expect(await take({ account: 'marieke', address: 'b', knownThere: false })).toMatchObject({ ok: true });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002:0000:0000:0000:0000'],
  ['2001:db8:1:2:ffff::1', '2001:0db8:0001:0002:0000:0000:0000:0000'],
  ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0000'],
  ['fe80::1%eth0', 'fe80:0000:0000:0000:0000:0000:0000:0000'],
  ['::1', '0000:0000:0000:0000:0000:0000:0000:0000'],
  ['not an address', '0.0.0.0'],
  [undefined, '0.0.0.0'],
])('tries from %s are counted as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
