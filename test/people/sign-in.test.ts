import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { disablePerson } from '#src/people/change-person.ts';
import { identifyStaff } from '#src/people/identify.ts';
import { sessionsOf, signOut } from '#src/people/sessions.ts';
import { signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { comeIn, cookieOf, emailOf, openFrontDoor, passwordOf, werf, workshop } from './front-door.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('Marieke signs in with her password and is known by her cookie', async () => {
  const door = await openFrontDoor();
  const marieke = await door.add('Marieke', ['desk']);
  const come = await comeIn(door, 'Marieke');
  expect(come.person).toBe(marieke);
  const staff = await identifyStaff(door.signIn, { cookie: `theme=dark; ${cookieOf(come)}` });
  expect(staff).toMatchObject({ as: 'staff', person: marieke, name: 'Marieke', language: 'nl', via: 'session' });
  expect(staff?.roles).toEqual([{ shop: werf, role: 'desk' }]);
  expect((await sessionsOf(door.signIn, marieke)).map(({ id }) => id)).toEqual([staff?.session]);
});

test('the e-mail address is taken with capitals and spaces around it', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  const given = { email: '  Marieke@DeWerf.example ', password: passwordOf('Marieke') };
  expect(await signInWithPassword(door.signIn, given, workshop)).toHaveProperty('person');
});

test('the cookie is HttpOnly and Lax, lasts thirty days, and is a __Host- cookie in production', async () => {
  const home = await openFrontDoor();
  await home.add('Marieke', ['desk']);
  const [plain] = (await comeIn(home, 'Marieke')).cookies;
  expect(plain).toMatch(/^session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  const street = await openFrontDoor({ production: true });
  await street.add('Marieke', ['desk']);
  const come = await comeIn(street, 'Marieke');
  expect(come.cookies).toEqual([
    expect.stringMatching(/^__Host-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect(await identifyStaff(street.signIn, { cookie: cookieOf(come) })).toMatchObject({ name: 'Marieke' });
});

describe('an unknown name, a wrong password and somebody who left', () => {
  const given = {
    unknown: { email: 'nobody@dewerf.example', password: passwordOf('Marieke') },
    wrong: { email: emailOf('Marieke'), password: 'groene fiets van niemand' },
    left: { email: emailOf('Tom'), password: passwordOf('Tom') },
  };

  test('get the same answer', async () => {
    const door = await openFrontDoor();
    await door.add('Marieke', ['desk']);
    await disablePerson(door.signIn, await door.add('Tom', ['technician']));
    expect(await signInWithPassword(door.signIn, given.unknown, workshop)).toEqual({ why: 'wrong' });
    expect(await signInWithPassword(door.signIn, given.wrong, workshop)).toEqual({ why: 'wrong' });
    expect(await signInWithPassword(door.signIn, given.left, workshop)).toEqual({ why: 'wrong' });
    expect(await signInWithPassword(door.signIn, { email: 'no address', password: 'x' }, workshop)).toEqual({
      why: 'wrong',
    });
    expect(door.log.join('\n')).not.toMatch(/dewerf\.example|fiets/);
  });

  test('get it after about the same time', async () => {
    const door = await openFrontDoor({ slow: true });
    await door.add('Marieke', ['desk']);
    await signInWithPassword(door.signIn, given.wrong, workshop);
    const took = { unknown: [] as number[], wrong: [] as number[] };
    for (let round = 0; round < 4; round += 1) {
      for (const kind of ['unknown', 'wrong'] as const) {
        const from = performance.now();
        await signInWithPassword(door.signIn, given[kind], workshop);
        took[kind].push(performance.now() - from);
      }
    }
    const [unknown, wrong] = [Math.min(...took.unknown), Math.min(...took.wrong)];
    // One of them without the password's hash would be ten times faster.
    expect(Math.max(unknown, wrong) / Math.min(unknown, wrong)).toBeLessThan(2);
  });
});

test('an account whose person was never written is nobody', async () => {
  const door = await openFrontDoor();
  const { internalAdapter, password } = await door.signIn.auth.$context;
  const half = { id: 'half', name: 'Half', email: emailOf('Half'), emailVerified: false };
  await internalAdapter.createUser(half, { method: 'email-password' });
  const hash = await password.hash(passwordOf('Half'));
  await internalAdapter.linkAccount({ userId: 'half', providerId: 'credential', accountId: 'half', password: hash });
  const given = { email: emailOf('Half'), password: passwordOf('Half') };
  expect(await signInWithPassword(door.signIn, given, workshop)).toEqual({ why: 'wrong' });
});

test('nobody can sign up', async () => {
  const door = await openFrontDoor();
  const body = { name: 'Mallory', email: 'mallory@evil.example', password: passwordOf('Mallory') };
  await expect(door.signIn.auth.api.signUpEmail({ body })).rejects.toMatchObject({ statusCode: 400 });
});

test('signing in again on the same browser gives a new session and ends the one before', async () => {
  const door = await openFrontDoor();
  const marieke = await door.add('Marieke', ['desk']);
  const first = await comeIn(door, 'Marieke');
  const before = await identifyStaff(door.signIn, { cookie: cookieOf(first) });
  const second = await comeIn(door, 'Marieke', { ...workshop, cookie: cookieOf(first) });
  expect(second.ended).toEqual([{ session: before?.session }]);
  expect(await identifyStaff(door.signIn, { cookie: cookieOf(first) })).toBeNull();
  expect(await identifyStaff(door.signIn, { cookie: cookieOf(second) })).toMatchObject({ person: marieke });
});

test('signing out ends the session at once and takes the cookie back', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  const cookie = cookieOf(await comeIn(door, 'Marieke'));
  const staff = await identifyStaff(door.signIn, { cookie });
  const out = await signOut(door.signIn, { ...workshop, cookie });
  expect(out.ended).toEqual([{ session: staff?.session }]);
  expect(out.cookies).toContainEqual(expect.stringMatching(/^session=; Max-Age=0/));
  expect(await identifyStaff(door.signIn, { cookie })).toBeNull();
});

test('a session lasts thirty days from its last use, and the lengthened cookie is given back', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 1, 9) });
  const door = await openFrontDoor();
  door.clock.at = Date.now();
  await door.add('Marieke', ['desk']);
  const cookie = cookieOf(await comeIn(door, 'Marieke'));
  const given: string[] = [];
  const later = (days: number) => {
    vi.setSystemTime(Date.now() + days * 86_400_000);
    door.clock.at = Date.now();
    return identifyStaff(door.signIn, { cookie }, (cookies) => given.push(...cookies));
  };
  expect(await later(20)).toMatchObject({ name: 'Marieke' });
  expect(given).toEqual([expect.stringMatching(/^session=.*Max-Age=2592000/)]);
  expect(await later(29)).toMatchObject({ name: 'Marieke' });
  expect(await later(31)).toBeNull();
});

test('a session that ran out leaves no address behind once somebody signs in', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 1, 9) });
  const door = await openFrontDoor();
  const tom = await door.add('Tom', ['technician']);
  await door.add('Marieke', ['desk']);
  await comeIn(door, 'Tom');
  vi.setSystemTime(Date.UTC(2026, 11, 15, 9));
  const { internalAdapter } = await door.signIn.auth.$context;
  expect(await internalAdapter.listSessions(tom)).toHaveLength(1);
  await comeIn(door, 'Marieke');
  expect(await internalAdapter.listSessions(tom)).toEqual([]);
});

test('a forged or foreign cookie is nobody', async () => {
  const door = await openFrontDoor();
  await door.add('Marieke', ['desk']);
  const cookie = cookieOf(await comeIn(door, 'Marieke'));
  const forged = cookie.replace(/.(?=%3D|$)/, (last) => (last === 'A' ? 'E' : 'A'));
  expect(await identifyStaff(door.signIn, { cookie: forged })).toBeNull();
  expect(await identifyStaff(door.signIn, { cookie: `${cookie.split('.')[0]}.` })).toBeNull();
  expect(await identifyStaff(door.signIn, { cookie: 'session=' })).toBeNull();
  expect(await identifyStaff(door.signIn, {})).toBeNull();
});
