import { afterEach, describe, expect, test, vi } from 'vitest';
import { addPerson } from '#src/people/add-person.ts';
import { disablePerson, enablePerson, setRoles } from '#src/people/change-person.ts';
import { identifyStaff } from '#src/people/identify.ts';
import { listPeople } from '#src/people/list-people.ts';
import { openShop } from '#src/people/open-shop.ts';
import { changePassword, givePassword } from '#src/people/passwords.ts';
import { endSessions, sessionsOf } from '#src/people/sessions.ts';
import { signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { comeIn, cookieOf, emailOf, kade, noon, openFrontDoor, passwordOf, werf, workshop } from './front-door.ts';

afterEach(() => {
  vi.useRealTimers();
});

const phone = { address: '198.51.100.7', userAgent: 'Phone' };
const wim = { name: 'Wim', email: emailOf('Wim'), password: passwordOf('Wim'), language: 'nl' as const };

test('somebody who is added has the same id everywhere, the roles, and can sign in', async () => {
  const door = await openFrontDoor();
  const id = await door.add('Olga', ['owner', 'desk']);
  expect((await comeIn(door, 'Olga')).person).toBe(id);
  expect(id).toMatch(/^0[0-9a-f]{7}-[0-9a-f]{4}-7/);
  expect(await listPeople(door.signIn, werf)).toEqual([
    {
      id,
      name: 'Olga',
      email: emailOf('Olga'),
      language: 'nl',
      roles: ['desk', 'owner'],
      hasPin: false,
      hasFactor: false,
      disabledAt: null,
      alias: null,
      leftAt: null,
      keys: [],
    },
  ]);
});

test('the password is stored as a hash alone', async () => {
  const door = await openFrontDoor({ slow: true });
  const olga = await door.add('Olga', ['owner']);
  const { internalAdapter } = await door.signIn.auth.$context;
  const stored = (await internalAdapter.findCredentialAccount(olga))?.password;
  expect(stored).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
});

test('an e-mail address belongs to one person, also when two are added at once', async () => {
  const door = await openFrontDoor();
  const roles = [{ shop: werf, role: 'desk' as const }];
  const both = await Promise.all([1, 2].map(() => addPerson(door.signIn, { ...wim, roles })));
  expect(both.filter((one) => 'person' in one)).toHaveLength(1);
  expect(both).toContainEqual({ field: 'email', why: 'people.email-used' });
  const again = { ...wim, email: wim.email.toUpperCase(), roles };
  expect(await addPerson(door.signIn, again)).toEqual({ field: 'email', why: 'people.email-used' });
});

test('after a crash between account and person the same address can be added again, a minute later', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon });
  const door = await openFrontDoor();
  const roles = [{ shop: werf, role: 'desk' as const }];
  const crash = vi.spyOn(door.signIn.database, 'transact').mockRejectedValueOnce(new Error('the power went'));
  await expect(addPerson(door.signIn, { ...wim, roles })).rejects.toThrow('the power went');
  crash.mockRestore();
  expect(await signInWithPassword(door.signIn, wim, workshop)).toEqual({ why: 'wrong' });
  expect(await addPerson(door.signIn, { ...wim, roles })).toEqual({ field: 'email', why: 'people.email-used' });
  vi.setSystemTime(noon + 61_000);
  expect(await addPerson(door.signIn, { ...wim, roles })).toHaveProperty('person');
  expect(await signInWithPassword(door.signIn, wim, workshop)).toHaveProperty('person');
});

describe('roles', () => {
  test('count from the next request on, under a new session', async () => {
    const door = await openFrontDoor();
    await door.add('Olga', ['owner']);
    const tom = await door.add('Tom', ['technician']);
    const cookie = cookieOf(await comeIn(door, 'Tom'));
    const staff = await identifyStaff(door.signIn, { cookie });
    const ended = await setRoles(door.signIn, { shop: werf, person: tom, roles: ['desk', 'technician'] });
    expect(ended).toEqual([{ person: tom }, { session: staff?.session }]);
    expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
    const fresh = cookieOf(await comeIn(door, 'Tom'));
    expect((await identifyStaff(door.signIn, { cookie: fresh }))?.roles.map(({ role }) => role).sort()).toEqual([
      'desk',
      'technician',
    ]);
  });

  test('of another shop are not touched', async () => {
    const door = await openFrontDoor();
    await door.add('Olga', ['owner']);
    const tom = await door.add('Tom', ['technician'], kade);
    await setRoles(door.signIn, { shop: werf, person: tom, roles: ['desk'] });
    expect((await listPeople(door.signIn, kade)).map(({ roles }) => roles)).toEqual([['technician']]);
  });

  test('leave every shop an owner who can come in', async () => {
    const door = await openFrontDoor();
    const olga = await door.add('Olga', ['owner']);
    const wim = await door.add('Wim', ['owner']);
    expect(await setRoles(door.signIn, { shop: werf, person: wim, roles: ['desk'] })).toEqual([{ person: wim }]);
    expect(await setRoles(door.signIn, { shop: werf, person: olga, roles: ['desk'] })).toEqual({ why: 'last-owner' });
    expect(await disablePerson(door.signIn, olga)).toEqual({ why: 'last-owner' });
    await comeIn(door, 'Olga');
  });

  test('two owners who leave at the same moment are one too many', async () => {
    const door = await openFrontDoor();
    const [olga, wim] = [await door.add('Olga', ['owner']), await door.add('Wim', ['owner'])];
    const left = await Promise.all([disablePerson(door.signIn, olga), disablePerson(door.signIn, wim)]);
    expect(left).toContainEqual({ why: 'last-owner' });
    expect((await listPeople(door.signIn, werf)).filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1);
  });
});

test('a person who leaves is nobody at once on every device, and comes back only by signing in', async () => {
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  const cookies = [cookieOf(await comeIn(door, 'Tom')), cookieOf(await comeIn(door, 'Tom', phone))];
  for (const cookie of cookies) expect(await identifyStaff(door.signIn, { cookie })).toMatchObject({ person: tom });
  const ended = await disablePerson(door.signIn, tom);
  expect(ended).toHaveLength(3);
  for (const cookie of cookies) expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
  await enablePerson(door.signIn, tom);
  for (const cookie of cookies) expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
  await comeIn(door, 'Tom');
});

test('a session that a crash left of somebody who had to leave does not live again when they come back', async () => {
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  const cookie = cookieOf(await comeIn(door, 'Tom'));
  await door.signIn.database.transact(async (tx) => {
    return {
      keep: true,
      value: await tx.updateTable('people').set({ disabled_at: noon }).where('id', '=', tom).execute(),
    };
  });
  await enablePerson(door.signIn, tom);
  expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
});

describe('the own password', () => {
  const better = 'twaalf natte ganzen';

  test('is changed with the current one; every other session ends and this one gets a new id', async () => {
    const door = await openFrontDoor();
    const tom = await door.add('Tom', ['technician']);
    const there = cookieOf(await comeIn(door, 'Tom', phone));
    const here = cookieOf(await comeIn(door, 'Tom'));
    const given = { current: passwordOf('Tom'), password: better };
    const changed = await changePassword(door.signIn, { id: tom, name: 'Tom' }, given, { ...workshop, cookie: here });
    if (!('cookies' in changed)) throw new Error(changed.why);
    expect(changed.ended).toHaveLength(2);
    for (const cookie of [there, here]) expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
    expect(await identifyStaff(door.signIn, { cookie: cookieOf(changed) })).toMatchObject({ person: tom });
    expect(await signInWithPassword(door.signIn, { email: emailOf('Tom'), password: better }, workshop)).toHaveProperty(
      'person',
    );
  });

  test('stays when the current one is wrong, and guessing it has an end', async () => {
    const door = await openFrontDoor();
    const tom = await door.add('Tom', ['technician']);
    const device = { ...workshop, cookie: cookieOf(await comeIn(door, 'Tom')) };
    const guess = () =>
      changePassword(door.signIn, { id: tom, name: 'Tom' }, { current: 'niet dit', password: better }, device);
    expect(await guess()).toEqual({ why: 'people.password-wrong', field: 'current' });
    for (let n = 0; n < 9; n += 1) await guess();
    expect(await guess()).toMatchObject({ why: 'wait' });
  });

  test.each([
    ['kort', 'people.password-short'],
    ['x'.repeat(129), 'people.password-long'],
    ['Welkom2026!', 'people.password-common'],
    ['Tom123456789', 'people.password-common'],
  ])('is not %s', async (password, why) => {
    const door = await openFrontDoor();
    const tom = await door.add('Tom', ['technician']);
    const given = { current: passwordOf('Tom'), password };
    expect(await changePassword(door.signIn, { id: tom, name: 'Tom' }, given, workshop)).toEqual({
      why,
      field: 'password',
    });
  });
});

test('an owner gives somebody who forgot it a new first password, which ends their sessions', async () => {
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  const cookie = cookieOf(await comeIn(door, 'Tom'));
  expect(await givePassword(door.signIn, { id: tom, name: 'Tom' }, 'wachtwoord')).toEqual({
    why: 'people.password-common',
  });
  expect(await givePassword(door.signIn, { id: tom, name: 'Tom' }, 'zeven rode laarzen')).toHaveLength(1);
  expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
  const given = { email: emailOf('Tom'), password: 'zeven rode laarzen' };
  expect(await signInWithPassword(door.signIn, given, workshop)).toHaveProperty('person');
});

test('one sees where one is signed in, and ends one session or all but this', async () => {
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  const here = cookieOf(await comeIn(door, 'Tom'));
  await comeIn(door, 'Tom', phone);
  await comeIn(door, 'Tom', { address: '2001:db8:1:2:3:4:5:6', userAgent: 'Laptop' });
  const sessions = await sessionsOf(door.signIn, tom);
  expect(sessions.map(({ userAgent, address }) => `${userAgent} ${address}`).sort()).toEqual([
    'Laptop 2001:0db8:0001:0002:0000:0000:0000:0000',
    'Phone 198.51.100.7',
    'Tablet 192.0.2.10',
  ]);
  const own = (await identifyStaff(door.signIn, { cookie: here }))?.session;
  const other = sessions.find(({ userAgent }) => userAgent === 'Phone')?.id ?? '';
  expect(await endSessions(door.signIn, tom, { only: other })).toEqual([{ session: other }]);
  expect(await endSessions(door.signIn, tom, { except: own ?? null })).toHaveLength(1);
  expect(await identifyStaff(door.signIn, { cookie: here })).toMatchObject({ person: tom });
});

test('nobody ends the session of somebody else', async () => {
  const door = await openFrontDoor();
  const [tom, priya] = [await door.add('Tom', ['technician']), await door.add('Priya', ['technician'])];
  await comeIn(door, 'Tom');
  const [session] = await sessionsOf(door.signIn, tom);
  expect(await endSessions(door.signIn, priya, { only: session?.id ?? '' })).toEqual([]);
  expect(await sessionsOf(door.signIn, tom)).toHaveLength(1);
});

test('a lookup that was under way while somebody left is not believed afterwards', async () => {
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  const cookie = cookieOf(await comeIn(door, 'Tom'));
  await Promise.all([identifyStaff(door.signIn, { cookie }), disablePerson(door.signIn, tom)]);
  expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
});

test('a shop opens with its first owner once, whole or not at all', async () => {
  const door = await openFrontDoor();
  const { database } = door.signIn;
  const shop = {
    name: 'De Dijk',
    code: 'D',
    zone: 'Europe/Amsterdam',
    language: 'nl' as const,
    languages: ['nl' as const],
    hours: '{}',
  };
  const furnish = async () => {};
  expect(await openShop(door.signIn, shop, wim, { only: 'the-first', furnish })).toEqual({ why: 'taken' });
  expect(
    await openShop(
      door.signIn,
      { ...shop, code: 'K' },
      { ...wim, email: emailOf('Kees') },
      { only: 'one-more', furnish },
    ),
  ).toEqual({ why: 'taken' });
  const broken = { only: 'one-more' as const, furnish: () => Promise.reject(new Error('no templates')) };
  await expect(openShop(door.signIn, shop, { ...wim, email: emailOf('Els') }, broken)).rejects.toThrow('no templates');
  expect(await database.reader.selectFrom('shops').selectAll().execute()).toHaveLength(2);
  expect(await database.reader.selectFrom('people').selectAll().execute()).toEqual([]);
  const opened = await openShop(door.signIn, shop, { ...wim, email: emailOf('Ans') }, { only: 'one-more', furnish });
  if (!('shop' in opened)) throw new Error(opened.why);
  expect((await listPeople(door.signIn, opened.shop)).map(({ id, roles }) => ({ id, roles }))).toEqual([
    { id: opened.person, roles: ['owner'] },
  ]);
});
