import Calendar from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { lastReadingTime, nextWorking } from '#src/people/working-clock.ts';
import { countries } from '#src/shops/countries.ts';
import { usualHolidays } from '#src/shops/usual-holidays.ts';
import { aKitchen, aShop, type TestKitchen } from '../kitchen.ts';

const path = '/settings/holidays';
const kept = async (house: TestKitchen) => (await house.as('Olga').get(path)).body.holidays;
const look = async (house: TestKitchen, more = '') => (await house.as('Olga').get(path + more, 'html')).text;
const add = (house: TestKitchen, day: string, name: string) => house.as('Olga').post(path, { day, name });
const addUsual = (house: TestKitchen, country: string, year: string) =>
  house.as('Olga').post(`${path}/usual`, { country, year });

const move = { day: '2026-12-04', name: 'Verhuizing' };

describe('A day off', () => {
  test('is the owner’s to give', async () => {
    const house = await aKitchen();
    for (const name of ['Marieke', 'Yusuf'] as const) {
      expect((await house.as(name).get(path)).status).toBe(403);
      expect((await house.as(name).post(path, move)).status).toBe(403);
      expect((await house.as(name).post(`${path}/usual`, { country: 'NL', year: '2027' })).status).toBe(403);
      expect((await house.as(name).post(`${path}/2026-12-04/remove`)).status).toBe(403);
    }
  });

  test('is added with its name, and taken away again', async () => {
    const house = await aKitchen();
    expect(await look(house)).toContain('Nog geen vrije dagen');
    const added = await house.as('Olga').post(path, move, 'html');
    expect([added.status, added.headers.location]).toEqual([303, '/settings/holidays?added=1']);
    const page = await look(house, '?added=1');
    expect(page).toContain('Er is 1 dag bij gekomen.');
    expect(page).toContain('Verhuizing');
    expect(page).toContain('<time datetime="2026-12-04">vrijdag 4 december</time>');
    expect((await house.as('Olga').post(`${path}/2026-12-04/remove`)).status).toBe(200);
    expect(await kept(house)).toEqual([]);
    expect((await house.as('Olga').post(`${path}/2026-12-04/remove`)).status).toBe(200);
  });

  test('that is added twice is there once, and keeps its name', async () => {
    const house = await aKitchen();
    expect((await add(house, move.day, move.name)).body).toMatchObject({ added: 1 });
    expect((await add(house, move.day, move.name)).body).toMatchObject({ added: 0 });
    const other = await house.as('Olga').post(path, { ...move, name: 'Uitje' }, 'html');
    expect(other.status).toBe(409);
    expect(other.text).toContain('Deze dag staat er al, als Verhuizing.');
    expect(other.text).toContain('value="Uitje"');
    expect(await kept(house)).toEqual([move]);
  });

  test.each([
    ['2026-11-23', 'Deze dag is al voorbij. Kies een dag vanaf vandaag.'],
    ['2025-12-25', 'Deze dag is al voorbij. Kies een dag vanaf vandaag.'],
    ['2029-11-25', 'Deze dag is te ver weg. Kies een dag binnen drie jaar.'],
    ['2027-02-29', 'Kies een dag die bestaat, zoals 2027-04-27.'],
    ['morgen', 'Kies een dag die bestaat, zoals 2027-04-27.'],
  ])('is not %s', async (day, message) => {
    const house = await aKitchen();
    const answer = await add(house, day, 'Kerst');
    expect([answer.status, answer.body.errors]).toEqual([422, [{ field: 'day', message }]]);
    expect(await kept(house)).toEqual([]);
  });

  test('may be today, by the clock of the shop', async () => {
    const house = await aKitchen();
    house.clock.now = Date.parse('2026-11-24T23:30:00Z');
    expect((await add(house, '2026-11-24', 'Gisteren')).status).toBe(422);
    expect((await add(house, '2026-11-25', 'Vandaag')).status).toBe(200);
  });

  test('that is over is folded away, and can no longer be removed', async () => {
    const house = await aKitchen();
    await add(house, move.day, move.name);
    house.clock.now = Date.parse('2026-12-05T10:00:00Z');
    const page = await look(house);
    expect(page).toContain('1 dag die voorbij is');
    expect(page).toContain('Nog geen vrije dagen');
    expect(page).not.toContain('2026-12-04/remove');
  });

  test('is that of one shop, and its people are not at work then', async () => {
    const house = await aKitchen();
    const kade = await aShop(house.kitchen, { id: 'kade', code: 'K', name: 'De Kade' });
    const there = { shop: kade.id, day: '2026-12-07', name: 'Inventaris' };
    await house.kitchen.database.writer.insertInto('holidays').values(there).execute();
    await add(house, move.day, move.name);
    const morning = Date.parse('2026-12-04T08:00:00Z');
    const { reader } = house.kitchen.database;
    const monday = Date.parse('2026-12-07T07:00:00Z');
    expect(nextWorking(await workingClockOf(reader, house.shop, morning), morning)).toBe(monday);
    expect(nextWorking(await workingClockOf(reader, kade, morning), morning)).toBe(morning);
    const thursday = Date.parse('2026-12-03T15:00:00Z');
    expect(lastReadingTime(await workingClockOf(reader, house.shop, monday), ['16:00'], monday)).toBe(thursday);
    expect((await add(house, there.day, 'Brug')).body).toMatchObject({ added: 1 });
  });
});

describe('The usual days of a country', () => {
  test('are added by their names in the language of the shop, those of this year that are over left out', async () => {
    const house = await aKitchen();
    expect((await addUsual(house, 'NL', '2026')).body).toMatchObject({ added: 2 });
    expect(await kept(house)).toEqual([
      { day: '2026-12-25', name: 'Kerstmis' },
      { day: '2026-12-26', name: 'Tweede kerstdag' },
    ]);
    await house.kitchen.database.writer.updateTable('shops').set({ language: 'en' }).execute();
    house.kitchen.shops.forget();
    await addUsual(house, 'NL', '2027');
    expect(await kept(house)).toContainEqual({ day: '2027-04-27', name: "King's Day" });
  });

  test('change nothing when they are added again', async () => {
    const house = await aKitchen();
    await add(house, '2027-04-27', 'Vrijmarkt');
    const first = (await addUsual(house, 'NL', '2027')).body.added;
    const before = await kept(house);
    expect(before).toHaveLength(first + 1);
    expect(before).toContainEqual({ day: '2027-04-27', name: 'Vrijmarkt' });
    expect((await addUsual(house, 'NL', '2027')).body).toMatchObject({ added: 0 });
    expect(await kept(house)).toEqual(before);
    expect(await look(house, '?added=0')).toContain('Er is niets veranderd');
  });

  test.each([
    ['NL', '2025', 'year'],
    ['NL', '2029', 'year'],
    ['QQ', '2027', 'country'],
  ])('are not those of %s in %s', async (country, year, field) => {
    const house = await aKitchen();
    const answer = await addUsual(house, country, year);
    expect([answer.status, answer.body.errors?.[0].field]).toEqual([422, field]);
    expect(await kept(house)).toEqual([]);
  });

  test('are none when the year has no more of them', async () => {
    const house = await aKitchen();
    house.clock.now = Date.parse('2026-12-28T10:00:00Z');
    const answer = await addUsual(house, 'NL', '2026');
    expect(answer.body.errors).toEqual([
      { field: 'year', message: 'In 2026 komt er geen feestdag meer. Kies een ander jaar.' },
    ]);
  });

  test('are whole days: a feast of three days is three, and half a day none', async () => {
    const feast = (await usualHolidays('TR', 2027, 'nl')).filter(({ name }) => name.startsWith('Suikerfeest'));
    expect(feast.map(({ day }) => day)).toEqual(['2027-03-09', '2027-03-10', '2027-03-11']);
    expect((await usualHolidays('CW', 2027, 'nl')).map(({ day }) => day)).not.toContain('2027-12-31');
    expect((await usualHolidays('NL', 2027, 'nl')).map(({ day }) => day)).toContain('2027-03-28');
  });

  test('are known for every country of the list, and for no other', async () => {
    expect([...countries].sort()).toEqual(Object.keys(new Calendar().getCountries()).sort());
    expect(await look(await aKitchen())).toContain('<option value="NL" selected>Nederland</option>');
  });
});
