import { describe, expect, test } from 'vitest';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

const hours = { 'mon-from': '8:00', 'mon-until': '17.30', 'tue-from': '0800', 'tue-until': '1700' };
const settings = { name: 'Garage De Werf', zone: 'Europe/Amsterdam', language: 'nl', also: 'yes', ...hours };

const shopNow = async (house: TestKitchen) => (await house.as('Olga').get('/settings')).body.shop;
const look = async (house: TestKitchen) => (await house.as('Olga').get('/settings', 'html')).text;

describe('The settings', () => {
  test('are the owner’s', async () => {
    const house = await aKitchen();
    expect((await house.as('Olga').get('/settings')).status).toBe(200);
    for (const name of ['Marieke', 'Yusuf'] as const) {
      expect((await house.as(name).get('/settings')).status).toBe(403);
      expect((await house.as(name).post('/settings', settings)).status).toBe(403);
    }
  });

  test('are kept as they were meant, and shown on every page at once', async () => {
    const house = await aKitchen();
    const given = {
      ...settings,
      name: ' De Kade ',
      phone: '010 123 45 67',
      zone: 'lisbon',
      language: 'en',
      also: undefined,
    };
    const saved = await house.as('Olga').post('/settings', given, 'html');
    expect([saved.status, saved.headers.location]).toEqual([303, '/settings?saved=yes']);
    expect(await shopNow(house)).toEqual({
      ...{ id: 'shop-one', code: '', name: 'De Kade', phone: '010 123 45 67', zone: 'Europe/Lisbon' },
      ...{ language: 'en', languages: ['en'] },
      hours: { mon: [['08:00', '17:30']], tue: [['08:00', '17:00']] },
    });
    expect((await house.as('Marieke').get('/desk', 'html')).text).toContain('De Kade');
    expect((await house.as('Olga').get('/settings?saved=yes', 'html')).text).toContain('Bewaard.');
  });

  test('change the clock on every page', async () => {
    const house = await aKitchen();
    await takeIn(house);
    expect((await house.as('Marieke').get('/desk', 'html')).text).toContain('Om 13:42');
    await house.as('Olga').post('/settings', { ...settings, zone: 'Europe/London' });
    expect((await house.as('Marieke').get('/desk', 'html')).text).toContain('Om 12:42');
  });

  test('take no time zone that does not exist', async () => {
    const house = await aKitchen();
    for (const zone of ['Europe/Amsterdm', 'Mars/Olympus', '+01:00', 'CET-1', '../etc']) {
      const answer = await house.as('Olga').post('/settings', { ...settings, zone });
      expect(answer.status, zone).toBe(422);
      expect(answer.body.errors).toEqual([
        { field: 'zone', message: 'Deze tijdzone kennen we niet. Kies er een uit de lijst.' },
      ]);
    }
    expect((await shopNow(house)).zone).toBe('Europe/Amsterdam');
  });

  test('take opening hours as people write them, and say what is wrong with others', async () => {
    const house = await aKitchen();
    const fault = async (more: object) =>
      (await house.as('Olga').post('/settings', { ...settings, ...more })).body.errors;
    expect(await fault({ 'mon-until': '25:00' })).toEqual([
      { field: 'mon-until', message: 'Schrijf een tijd als 08:00.' },
    ]);
    expect(await fault({ 'wed-from': '09:00' })).toMatchObject([{ field: 'wed-until' }]);
    expect(await fault({ 'mon-until': '07:00' })).toMatchObject([{ field: 'mon-until' }]);
    const closed = { 'mon-from': undefined, 'mon-until': undefined, 'tue-from': undefined, 'tue-until': undefined };
    expect(await fault(closed)).toEqual([{ field: 'mon-from', message: 'Vul minstens één dag in.' }]);
    expect(await fault({ 'mon-from': '24:00' })).toMatchObject([{ field: 'mon-from' }]);
    await house.as('Olga').post('/settings', { ...settings, 'mon-from': '22', 'mon-until': '24.00' });
    expect((await shopNow(house)).hours.mon).toEqual([['22:00', '24:00']]);
  });

  test('come back with all that was typed, blanks too', async () => {
    const house = await aKitchen();
    const typed = { name: 'De <Kade>', phone: '', zone: 'Nergens', language: 'en', 'mon-from': 'acht', 'tue-from': '' };
    const answer = await house.as('Olga').post('/settings', typed, 'html');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="De &lt;Kade&gt;"');
    expect(answer.text).toMatch(/name="phone" type="tel" value=""/);
    expect(answer.text).toMatch(/name="zone"[^>]* value="Nergens"[^>]* aria-invalid="true"/);
    expect(answer.text).toMatch(/name="mon-from"[^>]* value="acht"/);
    expect(answer.text).toMatch(/name="tue-until"[^>]* value=""/);
    expect(answer.text).toMatch(/<option value="en" selected>/);
    expect(answer.text).not.toMatch(/name="also" value="yes" checked/);
  });

  test('with one shop speak of a second only where one is added', async () => {
    const house = await aKitchen();
    const text = await look(house);
    expect(text.match(/vestiging/gi)).toHaveLength(2);
    expect(text).toContain('Tweede vestiging toevoegen');
    expect(text).not.toContain('/shops/choose');
    for (const path of ['/desk', '/orders', '/templates'])
      expect((await house.as('Olga').get(path, 'html')).text).not.toMatch(/vestiging/i);
  });
});
