import { describe, expect, test } from 'vitest';
import type { Hours, Range } from '#src/people/opening-hours.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';

const settings = { name: 'Garage De Werf', zone: 'Europe/Amsterdam', language: 'nl', also: 'yes' };
const days = {
  ...{ 'mon-from': '08:00', 'mon-until': '17:30', 'tue-from': '08:00', 'tue-until': '17:00' },
  ...{ 'sat-from': '09:00', 'sat-until': '12:30' },
};
const noon = { 'break-from': '12.00', 'break-until': '1300' };

const split: Range[] = [
  ['08:00', '12:00'],
  ['13:00', '17:30'],
];
const splitTuesday: Range[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];
const own: Range[] = [
  ['08:00', '12:15'],
  ['12:45', '17:30'],
];
const sat: Range[] = [['09:00', '12:30']];

const save = (house: TestKitchen, more: object) =>
  house.as('Olga').post('/settings', { ...settings, ...days, ...more });
const hoursNow = async (house: TestKitchen) => (await house.as('Olga').get('/settings')).body.shop.hours;
const shown = async (house: TestKitchen) => {
  const { text } = await house.as('Olga').get('/settings', 'html');
  return ['break-from', 'break-until'].map((name) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1]);
};

async function open(hours: Hours): Promise<TestKitchen> {
  const house = await aKitchen();
  await house.kitchen.database.writer
    .updateTable('shops')
    .set({ hours: JSON.stringify(hours) })
    .execute();
  house.kitchen.shops.forget();
  return house;
}

describe('The break of the shop', () => {
  test('divides each day that is open around it, leaves the others whole, and is shown again', async () => {
    const house = await aKitchen();
    expect(await shown(house)).toEqual(['', '']);
    expect((await save(house, noon)).status).toBe(200);
    expect(await hoursNow(house)).toEqual({ mon: split, tue: splitTuesday, sat });
    expect(await shown(house)).toEqual(['12:00', '13:00']);
    expect((await house.as('Olga').get('/settings', 'html')).text).toContain('08:00–12:00, 13:00–17:30');
  });

  test('comes along when a day gets other hours, moves for all, and goes when its fields are cleared', async () => {
    const house = await open({ mon: split, tue: splitTuesday, sat });
    await save(house, { ...noon, 'tue-until': '16:00' });
    expect((await hoursNow(house)).tue).toEqual([
      ['08:00', '12:00'],
      ['13:00', '16:00'],
    ]);
    await save(house, { 'break-from': '12:15', 'break-until': '12:45' });
    expect((await hoursNow(house)).mon).toEqual(own);
    await save(house, {});
    expect(await hoursNow(house)).toEqual({ mon: [['08:00', '17:30']], tue: [['08:00', '17:00']], sat });
  });

  test('leaves a day alone that has a break of its own, until that day gets other hours', async () => {
    const house = await open({ mon: own, tue: splitTuesday, wed: split, sat });
    expect(await shown(house)).toEqual(['12:00', '13:00']);
    const wednesday = { 'wed-from': '08:00', 'wed-until': '17:30' };
    await save(house, { ...noon, ...wednesday });
    expect(await hoursNow(house)).toEqual({ mon: own, tue: splitTuesday, wed: split, sat });
    await save(house, wednesday);
    expect(await hoursNow(house)).toMatchObject({ mon: own, wed: [['08:00', '17:30']] });
    await save(house, { ...noon, ...wednesday, 'mon-until': '17:00' });
    expect((await hoursNow(house)).mon).toEqual(splitTuesday);
  });

  test('is not shown while a day that could have it is whole, and the break of the one day stays', async () => {
    const house = await open({ mon: split, tue: [['08:00', '17:00']] });
    expect(await shown(house)).toEqual(['', '']);
    expect(await shown(await open({ mon: own, tue: splitTuesday }))).toEqual(['', '']);
    await save(house, {});
    expect((await hoursNow(house)).mon).toEqual(split);
  });

  test('of a day with several stays too', async () => {
    const coffee: Range[] = [
      ['08:00', '10:00'],
      ['10:15', '12:00'],
      ['12:30', '17:30'],
    ];
    const house = await open({ mon: coffee, tue: [['08:00', '17:00']] });
    await save(house, {});
    expect((await hoursNow(house)).mon).toEqual(coffee);
  });

  test.each([
    [{ 'break-from': '12:00' }, 'break-until', 'Vul beide tijden in, of geen van beide.'],
    [{ 'break-until': '12:00' }, 'break-from', 'Vul beide tijden in, of geen van beide.'],
    [{ 'break-from': '13:00', 'break-until': '12:00' }, 'break-until', 'De pauze eindigt later dan ze begint.'],
    [
      { 'break-from': '17:00', 'break-until': '18:00' },
      'break-from',
      'Deze pauze valt op geen enkele dag binnen de openingstijden.',
    ],
    [{ 'break-from': 'twaalf', 'break-until': '13:00' }, 'break-from', 'Schrijf een tijd als 08:00.'],
  ])('is refused as %j', async (given, field, message) => {
    const house = await aKitchen();
    const before = await hoursNow(house);
    const answer = await save(house, given);
    expect([answer.status, answer.body.errors]).toEqual([422, [{ field, message }]]);
    expect(await hoursNow(house)).toEqual(before);
  });
});
