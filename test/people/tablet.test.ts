import { describe, expect, test } from 'vitest';
import { disablePerson } from '#src/people/change-person.ts';
import { identifySession, identifyStaff } from '#src/people/identify.ts';
import { checkPin, isEasyPin, setPin } from '#src/people/pin.ts';
import { endSessions } from '#src/people/sessions.ts';
import { peopleAtTablet, switchPerson } from '#src/people/switch-person.ts';
import { comeIn, cookieOf, type FrontDoor, givePins, kade, openFrontDoor, werf, workshop } from './front-door.ts';

/** A tablet at which Olga, the owner, signed in; Yusuf and Priya have PINs. */
async function openTablet() {
  const door = await openFrontDoor();
  const olga = await door.add('Olga', ['owner']);
  const yusuf = await door.add('Yusuf', ['technician', 'desk']);
  const priya = await door.add('Priya', ['technician']);
  await givePins(door, { [olga]: '8361', [yusuf]: '4917', [priya]: '730281' });
  return { door, olga, yusuf, priya, cookie: cookieOf(await comeIn(door, 'Olga')) };
}

async function change(door: FrontDoor, cookie: string, person: string, pin: string) {
  const switched = await switchPerson(door.signIn, { person, pin }, { ...workshop, cookie });
  return 'cookies' in switched ? { cookie: cookieOf(switched), ended: switched.ended } : switched;
}

async function taken(door: FrontDoor, cookie: string, person: string, pin: string) {
  const switched = await change(door, cookie, person, pin);
  if (!('cookie' in switched)) throw new Error(switched.why);
  return switched;
}

test('Yusuf takes over the tablet with his PIN and is a technician there, whatever else he is', async () => {
  const { door, yusuf, cookie } = await openTablet();
  const tablet = await taken(door, cookie, yusuf, '4917');
  const staff = await identifyStaff(door.signIn, { cookie: tablet.cookie });
  expect(staff).toMatchObject({
    person: yusuf,
    name: 'Yusuf',
    via: 'tablet',
    roles: [{ shop: werf, role: 'technician' }],
  });
});

test('the session gets a new id, the one before ends, and what was connected under it has to close', async () => {
  const { door, yusuf, cookie } = await openTablet();
  const before = await identifyStaff(door.signIn, { cookie });
  const tablet = await taken(door, cookie, yusuf, '4917');
  expect(tablet.ended).toEqual([{ session: before?.session }]);
  expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
  expect((await identifyStaff(door.signIn, { cookie: tablet.cookie }))?.session).not.toBe(before?.session);
});

test('the owner who gives her PIN is a technician there too, until she signs in with her password', async () => {
  const { door, olga, yusuf, cookie } = await openTablet();
  const first = await taken(door, cookie, yusuf, '4917');
  const second = await taken(door, first.cookie, olga, '8361');
  const staff = await identifyStaff(door.signIn, { cookie: second.cookie });
  expect(staff).toMatchObject({ person: olga, via: 'tablet', roles: [{ shop: werf, role: 'technician' }] });
  const again = await comeIn(door, 'Olga', { ...workshop, cookie: second.cookie });
  const whole = await identifyStaff(door.signIn, { cookie: cookieOf(again) });
  expect(whole).toMatchObject({ via: 'session', roles: [{ shop: werf, role: 'owner' }] });
});

test('a person counts only in the shops where the holder of the tablet works too', async () => {
  const { door, yusuf, cookie } = await openTablet();
  await door.signIn.database.transact(async (tx) => {
    const row = { shop: kade, person: yusuf, role: 'owner' as const, created_at: 0 };
    return { keep: true, value: await tx.insertInto('roles').values(row).execute() };
  });
  const tablet = await taken(door, cookie, yusuf, '4917');
  expect((await identifyStaff(door.signIn, { cookie: tablet.cookie }))?.roles).toEqual([
    { shop: werf, role: 'technician' },
  ]);
});

test('only people of the shop with a PIN who may still come in are offered, and only they are let in', async () => {
  const { door, yusuf, priya, cookie } = await openTablet();
  const tom = await door.add('Tom', ['technician']);
  const kees = await door.add('Kees', ['technician'], kade);
  await givePins(door, { [kees]: '5096' });
  const offered = async () => (await peopleAtTablet(door.signIn.database.reader, [werf])).map(({ name }) => name);
  expect(await offered()).toEqual(['Olga', 'Priya', 'Yusuf']);
  await disablePerson(door.signIn, priya);
  expect(await offered()).toEqual(['Olga', 'Yusuf']);
  for (const [person, pin] of [
    [tom, '1'],
    [kees, '5096'],
    [priya, '730281'],
    ['unknown', '4917'],
  ] as const) {
    expect(await change(door, cookie, person, pin)).toEqual({ why: 'nobody' });
  }
  expect(await change(door, cookie, yusuf, '4917')).toHaveProperty('cookie');
});

test('nobody takes over a browser that is not signed in', async () => {
  const { door, yusuf } = await openTablet();
  expect(await change(door, '', yusuf, '4917')).toEqual({ why: 'not-signed-in' });
});

test('when the person at the tablet leaves, it is nobody’s: not its holder’s', async () => {
  const { door, olga, yusuf, priya, cookie } = await openTablet();
  const tablet = await taken(door, cookie, yusuf, '4917');
  expect(await disablePerson(door.signIn, yusuf)).toEqual([{ person: yusuf }]);
  expect(await identifyStaff(door.signIn, { cookie: tablet.cookie })).toBeNull();
  expect(await identifySession(door.signIn, tablet.cookie)).toMatchObject({ holder: { person: olga }, staff: null });
  const next = await taken(door, tablet.cookie, priya, '730281');
  expect(await identifyStaff(door.signIn, { cookie: next.cookie })).toMatchObject({ person: priya, via: 'tablet' });
});

test('when the holder of the tablet leaves or signs out everywhere, it is nobody’s at once', async () => {
  const { door, olga, yusuf, cookie } = await openTablet();
  const tablet = await taken(door, cookie, yusuf, '4917');
  const staff = await identifyStaff(door.signIn, { cookie: tablet.cookie });
  expect(await endSessions(door.signIn, olga)).toEqual([{ session: staff?.session }]);
  expect(await identifyStaff(door.signIn, { cookie: tablet.cookie })).toBeNull();
  expect(await door.signIn.database.reader.selectFrom('acting').selectAll().execute()).toEqual([]);
});

describe('a PIN', () => {
  test('is used up after five misses, and says how many are left', async () => {
    const { door, yusuf, cookie } = await openTablet();
    for (const left of [4, 3, 2, 1]) expect(await change(door, cookie, yusuf, '9999')).toEqual({ why: 'wrong', left });
    expect(await change(door, cookie, yusuf, '9999')).toEqual({ why: 'used-up' });
    expect(await change(door, cookie, yusuf, '4917')).toEqual({ why: 'used-up' });
    expect(await peopleAtTablet(door.signIn.database.reader, [werf])).toContainEqual(
      expect.objectContaining({ name: 'Yusuf', usedUp: true }),
    );
  });

  test('works again after the password', async () => {
    const { door, yusuf, cookie } = await openTablet();
    for (let n = 0; n < 5; n += 1) await change(door, cookie, yusuf, '9999');
    await comeIn(door, 'Yusuf', { address: '192.0.2.77', userAgent: 'Phone' });
    expect(await change(door, cookie, yusuf, '4917')).toHaveProperty('cookie');
  });

  test('works again after a new one is set', async () => {
    const { door, yusuf } = await openTablet();
    for (let n = 0; n < 6; n += 1) await checkPin(door.signIn, yusuf, '9999');
    await setPin(door.signIn, yusuf, '2846');
    expect(await checkPin(door.signIn, yusuf, '2846')).toEqual({ ok: true });
  });

  test('gets its tries back when it is right', async () => {
    const { door, yusuf } = await openTablet();
    for (let n = 0; n < 4; n += 1) await checkPin(door.signIn, yusuf, '9999');
    expect(await checkPin(door.signIn, yusuf, '4917')).toEqual({ ok: true });
    expect(await checkPin(door.signIn, yusuf, '9999')).toEqual({ ok: false, left: 4 });
  });

  test('cannot be tried more than five times by trying at once', async () => {
    const { door, yusuf } = await openTablet();
    const pins = Array.from({ length: 20 }, (_, n) => `${4900 + n}`);
    const answers = await Promise.all(pins.map((pin) => checkPin(door.signIn, yusuf, pin)));
    expect(answers.filter((answer) => !answer.ok && answer.left > 0)).toHaveLength(4);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(0);
  });

  test.each([
    '0000',
    '1111',
    '1234',
    '4321',
    '7890',
    '9876',
    '1212',
    '1122',
    '2580',
    '1984',
    '2026',
    '123456',
    '987654',
    '111222',
  ])('is not %s', (pin) => {
    expect(isEasyPin(pin)).toBe(true);
  });

  test.each(['4917', '8361', '730281', '50962', '1357'])('may be %s', (pin) => {
    expect(isEasyPin(pin)).toBe(false);
  });
});
