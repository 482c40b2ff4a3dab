import { describe, expect, test } from 'vitest';
import { hoursFaults, hoursOf, usualHours } from '#src/people/opening-hours.ts';
import { staffAdd } from '#src/people/staff-add.ts';
import { findTimeZone, usualTimeZone } from '#src/people/time-zones.ts';
import { openFrontDesk } from './front-desk.ts';
import { emailOf, passwordOf, werf } from './front-door.ts';
import { valid } from './valid-html.ts';

const json = { Accept: 'application/json' };

const given = {
  shop: 'Garage De Werf',
  trade: 'garage',
  zone: 'Europe/Amsterdam',
  language: 'nl',
  also: 'yes',
  'mon-from': '8.00',
  'mon-until': '1730',
  name: 'Olga',
  email: emailOf('Olga'),
  password: passwordOf('Olga'),
};

test('the first start asks for a shop and its first owner, and lands on the desk, signed in', async () => {
  const desk = await openFrontDesk({ shops: [] });
  const browser = desk.browser();
  await browser.get('/sign-in').expect(303).expect('Location', '/setup');
  const page = await valid((await browser.get('/setup').expect(200)).text);
  expect(page).toContain('<option value="garage"');
  expect(page).toMatch(/id="mon-from"[^>]*value="08:00"/);
  expect(page).toMatch(/id="sun-from"[^>]*value=""/);
  const { code } = desk.signIn.setupCode;
  await browser
    .post('/setup')
    .type('form')
    .send({ ...given, code })
    .expect(303)
    .expect('Location', '/desk');
  const me = (await browser.get('/me').set(json).expect(200)).body;
  expect(me).toMatchObject({ name: 'Olga', roles: [{ role: 'owner' }] });
  const [shop, ...others] = await desk.kitchen.shops.all();
  expect(others).toEqual([]);
  expect(shop).toMatchObject({
    name: 'Garage De Werf',
    code: '',
    zone: 'Europe/Amsterdam',
    languages: '["nl","en"]',
    hours: '{"mon":[["08:00","17:30"]]}',
  });
  expect(desk.furnished).toEqual([`garage nl ${shop?.id}`]);
  await desk.browser().get('/setup').expect(303).expect('Location', '/');
  await desk
    .browser()
    .post('/setup')
    .type('form')
    .send({ ...given, code, email: emailOf('Mallory') })
    .expect(404);
});

test('without the right code nothing opens, and after twenty misses not with it either', async () => {
  const desk = await openFrontDesk({ shops: [] });
  const send = (code: string) =>
    desk
      .browser()
      .post('/setup')
      .type('form')
      .send({ ...given, code });
  const wrong = await send('aaaa-aaaa').expect(422);
  expect(await valid(wrong.text)).toContain('id="code-fault"');
  expect(wrong.text).toContain('value="Garage De Werf"');
  expect(wrong.text).not.toContain(given.password);
  for (let n = 0; n < 19; n += 1) await send('aaaa-aaaa');
  expect((await send(desk.signIn.setupCode.code).expect(422)).text).toContain('Start de server opnieuw');
  expect(await desk.kitchen.shops.all()).toEqual([]);
});

test('what is wrong stands at its field, and a field that was cleared stays clear', async () => {
  const desk = await openFrontDesk({ shops: [] });
  const { code } = desk.signIn.setupCode;
  const send = (more: object) =>
    desk
      .browser()
      .post('/setup')
      .type('form')
      .send({ ...given, code, ...more });
  const hours = await send({
    zone: 'Atlantis',
    'tue-from': '08:00',
    'wed-from': '12:00',
    'wed-until': '09:00',
    'mon-from': '',
    'mon-until': '',
  }).expect(422);
  expect(hours.text).toContain('id="zone-fault"');
  expect(hours.text).toContain('id="tue-until-fault"');
  expect(hours.text).toContain('id="wed-until-fault"');
  expect(hours.text).toMatch(/id="mon-from"[^>]*value=""/);
  expect((await send({ 'thu-from': '25:00', 'thu-until': '8 uur' }).expect(422)).text).toMatch(
    /id="thu-from-fault"[\s\S]*id="thu-until-fault"/,
  );
  expect((await send({ email: 'geen adres' }).expect(422)).text).toContain('id="email-fault"');
  expect((await send({ password: 'Welkom2026!' }).expect(422)).text).toContain('id="password-fault"');
  expect((await send({ trade: 'submarines' }).expect(422)).text).toContain('id="trade-fault"');
  expect(await desk.kitchen.shops.all()).toEqual([]);
});

test('two people who send it at once open one shop', async () => {
  // While the passwords are hashed, neither knows of the other.
  const desk = await openFrontDesk({ shops: [], slow: true });
  const { code } = desk.signIn.setupCode;
  const send = (name: string) =>
    desk
      .browser()
      .post('/setup')
      .set(json)
      .send({ ...given, code, email: emailOf(name) });
  const answers = await Promise.all([send('Olga'), send('Wim')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

describe('staff add', () => {
  const args = [
    '--name',
    'Marieke',
    '--role',
    'desk',
    '--email',
    emailOf('Marieke'),
    '--password',
    passwordOf('Marieke'),
  ];

  test('adds a person, with a key when asked', async () => {
    const desk = await openFrontDesk({ shops: [werf] });
    const added = await staffAdd(desk.kitchen, [...args, '--key']);
    const program = { ...json, Authorization: `Bearer ${added.key}` };
    const me = (await desk.browser().get('/me').set(program).expect(200)).body;
    expect(me).toMatchObject({ person: added.person, name: 'Marieke', roles: [{ shop: werf, role: 'desk' }] });
  });

  test('asks which shop when there are more, and finds it by code or name', async () => {
    const desk = await openFrontDesk();
    await expect(staffAdd(desk.kitchen, args)).rejects.toThrow(/--shop names one of these shops: .*K \(/);
    expect((await staffAdd(desk.kitchen, [...args, '--shop', 'k'])).shop).toMatch(/kade$/);
  });

  test('opens a shop where there is none yet', async () => {
    const desk = await openFrontDesk({ shops: [] });
    await staffAdd(desk.kitchen, [...args, '--shop', 'Garage De Werf']);
    expect((await desk.kitchen.shops.all()).map(({ name }) => name)).toEqual(['Garage De Werf']);
  });

  test.each([
    [['--name', 'Marieke'], /--role is technician, desk or owner/],
    [[...args, '--shoe', 'x'], /--shoe/],
    [[...args.slice(0, 6), '--password', 'kort'], /at least 10 characters/],
  ])('says in one sentence what is wrong with %j', async (given, sentence) => {
    const desk = await openFrontDesk({ shops: [werf] });
    await expect(staffAdd(desk.kitchen, given)).rejects.toThrow(sentence);
    expect(await desk.signIn.database.reader.selectFrom('people').selectAll().execute()).toEqual([]);
  });
});

test('opening hours are read per day', () => {
  expect(hoursOf({ 'mon-from': '09:00', 'mon-until': '12:00', 'sat-from': '10:00', 'sat-until': '16:00' })).toEqual({
    mon: [['09:00', '12:00']],
    sat: [['10:00', '16:00']],
  });
  expect(hoursFaults({})).toEqual([{ field: 'mon-from', word: 'people.hours-never' }]);
  expect(hoursFaults({ 'fri-from': '09:00', 'fri-until': '09:00' })).toEqual([
    { field: 'fri-until', word: 'people.hours-order' },
  ]);
  expect(Object.keys(usualHours)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
});

test('a time zone is found by its name or its city', () => {
  expect(findTimeZone('Europe/Amsterdam')).toBe('Europe/Amsterdam');
  expect(findTimeZone(' amsterdam ')).toBe('Europe/Amsterdam');
  expect(findTimeZone('new york')).toBe('America/New_York');
  expect(findTimeZone('UTC')).toBe('UTC');
  expect(findTimeZone('Atlantis')).toBeUndefined();
  expect(usualTimeZone('UTC')).toBe('Europe/Amsterdam');
  expect(usualTimeZone('Europe/Brussels')).toBe('Europe/Brussels');
});
