import { expect, test } from 'vitest';
import { thresholdsOf } from '#src/timeline/thresholds.ts';
import { aKitchen, aShop, type TestKitchen } from '../kitchen.ts';

const path = '/settings/thresholds';
const look = async (house: TestKitchen) => (await house.as('Olga').get(path, 'html')).text;
const save = (house: TestKitchen, given: object, accept?: 'html') => house.as('Olga').post(path, given, accept);
const now = (house: TestKitchen, shop = house.shop.id) => thresholdsOf(house.kitchen.database.reader, shop);
const rows = (house: TestKitchen) => house.kitchen.database.reader.selectFrom('thresholds').selectAll().execute();

const usual = {
  'paused-long': 120,
  'silent-long': 240,
  'nobody-next': 15,
  'offer-waiting': 30,
  'decision-waiting': 120,
};

test('After how long waiting becomes a problem is the owner’s to say', async () => {
  const house = await aKitchen();
  for (const name of ['Marieke', 'Yusuf'] as const) {
    expect((await house.as(name).get(path)).status).toBe(403);
    expect((await house.as(name).post(path, { 'paused-long': '60' })).status).toBe(403);
    expect((await house.as(name).post(`${path}/usual`, { kind: 'paused-long' })).status).toBe(403);
  }
});

test('Each kind is shown by the name it has on the board, with what it means and its usual minutes', async () => {
  const house = await aKitchen();
  const page = await look(house);
  for (const name of [
    'Staat te lang stil',
    'Klant hoort niets',
    'Niemand voor de volgende stap',
    'Aanbod wacht',
    'Wacht op klant',
  ])
    expect(page).toContain(`>${name}</h2>`);
  expect(page).toMatch(/name="silent-long"[^>]* value="240"/);
  expect(page).toContain('Gewoonlijk na 240 minuten.');
  expect(page).not.toContain('name="kind"');
  expect((await house.as('Olga').get(path)).body.thresholds).toContainEqual({
    kind: 'nobody-next',
    minutes: 15,
    usual: 15,
  });
});

test('What is saved counts for this shop; what is as usual or left empty stays as usual', async () => {
  const house = await aKitchen();
  const kade = await aShop(house.kitchen, { id: 'kade', code: 'K', name: 'De Kade' });
  await house.kitchen.database.writer
    .insertInto('thresholds')
    .values({ shop: kade.id, kind: 'paused-long', minutes: 45 })
    .execute();
  const given = { ...usual, 'paused-long': '90', 'silent-long': ' 10080 ', 'nobody-next': '5', 'offer-waiting': '' };
  const saved = await save(house, given, 'html');
  expect([saved.status, saved.headers.location]).toEqual([303, `${path}?saved=yes`]);
  expect(await now(house)).toEqual({ ...usual, 'paused-long': 90, 'silent-long': 10_080, 'nobody-next': 5 });
  expect((await rows(house)).filter(({ shop }) => shop === house.shop.id)).toHaveLength(3);
  expect((await save(house, { 'paused-long': '60' })).body.thresholds).toEqual({ ...usual, 'paused-long': 60 });
  expect(await now(house, kade.id)).toEqual({ ...usual, 'paused-long': 45 });
});

test('One kind goes back to its usual minutes and leaves the others as they are', async () => {
  const house = await aKitchen();
  await save(house, { 'paused-long': '60', 'silent-long': '61' });
  const page = await look(house);
  expect(page).toMatch(/form="usual" name="kind" value="paused-long"/);
  expect(page).not.toMatch(/name="kind" value="nobody-next"/);
  const back = await house.as('Olga').post(`${path}/usual`, { kind: 'paused-long' }, 'html');
  expect([back.status, back.headers.location]).toEqual([303, `${path}?saved=yes`]);
  expect(await now(house)).toEqual({ ...usual, 'silent-long': 61 });
  for (const kind of ['raised', 'no-such-kind'])
    expect((await house.as('Olga').post(`${path}/usual`, { kind })).status).toBe(422);
});

test.each(['4', '0', '-5', '10081', '12.5', '1e3', 'een uur', '２０'])(
  '%j minutes are refused, and stay in the field',
  async (typed) => {
    const house = await aKitchen();
    const { status, body } = await save(house, { 'silent-long': typed });
    expect([status, body.errors]).toEqual([
      422,
      [{ field: 'silent-long', message: 'Schrijf een heel getal van 5 tot en met 10080, zoals 120.' }],
    ]);
    const form = (await save(house, { 'silent-long': typed, 'offer-waiting': '' }, 'html')).text;
    expect(form).toMatch(new RegExp(`name="silent-long"[^>]* value="${typed}"[^>]* aria-invalid="true"`));
    expect(form).toMatch(/name="offer-waiting"[^>]* value=""/);
    expect(await rows(house)).toEqual([]);
  },
);

test('Every page of the settings leads to all the others', async () => {
  const house = await aKitchen();
  const places = ['/settings', '/settings#hours-title', '/settings/holidays', path, '/settings/brand', '/people'];
  for (const here of ['/settings', '/settings/holidays', path, '/settings/brand']) {
    const { text } = await house.as('Olga').get(here, 'html');
    for (const place of places) expect(text, `${here} to ${place}`).toMatch(new RegExp(`href="${place}"[^>]*>`));
    expect(text).toMatch(new RegExp(`class="btn" data-size="sm" href="${here}" aria-current="page"`));
  }
});
