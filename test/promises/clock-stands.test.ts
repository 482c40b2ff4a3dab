import { describe, expect, test } from 'vitest';
import { findDue } from '#src/promises/find-due.ts';
import { at, press, wrongIn } from '../exceptions/watching.ts';
import { aWait, minute } from './a-wait.ts';

describe('While the customer has to decide', () => {
  test('no time passes: nothing is broken, in danger or late, and every page says since when', async () => {
    const { house, sanne, here, asks, ready, measure } = await aWait();
    await at(house, '13:55');
    await asks(measure);
    // From 14:01 on the two hours and a quarter of work that are left would fit no more.
    await at(house, '14:06');
    expect(await wrongIn(house)).toEqual([]);
    await at(house, '16:20');
    expect(await findDue(house.kitchen.database.reader, house.clock.now)).toEqual([]);
    expect(await wrongIn(house)).toEqual(['decision-waiting open']);
    expect(await ready()).toEqual({ state: 'open', until: 'Tue 16:15', times: 1 });

    const standsSince = new Date(house.clock.now - 145 * minute).toISOString();
    expect((await sanne.get()).body.promise).toMatchObject({ state: 'open', standsSince });
    expect(await sanne.words('promise')).toBe(
      'De klok staat stil tot u beslist Sinds 13:55. Gaan we verder, dan staat hier de nieuwe tijd. Stond op: klaar tussen 15:30 en 16:15.',
    );
    expect(await sanne.words('promises')).toContain('Klok staat stil');
    expect(await sanne.html()).not.toMatch(/Te laat|niet gelukt/);

    const order = (await house.as('Marieke').get(here, 'html')).text;
    expect(order).toContain('Klok staat stil sinds 13:55');
    expect(order).not.toContain('Te laat');
    expect((await house.as('Marieke').get(here)).body.promise).toMatchObject({ state: 'open', standsSince });
    const desk = (await house.as('Marieke').get('/desk', 'html')).text;
    expect(desk).toContain('klok staat stil sinds 13:55');
    expect(desk).not.toContain('Belofte voorbij');
    expect((await house.as('Marieke').get('/desk')).body.counts).toMatchObject({ late: 0 });
    const bench = (await house.as('Priya').get(`/bench/${sanne.order}`, 'html')).text;
    expect(bench).toContain('Klok staat stil sinds 13:55');
    expect(bench).not.toContain('Te laat');
  });

  test('a call and a word in words stay due', async () => {
    const { house, here, asks, measure } = await aWait();
    await press(house, 'Marieke', `${here}/promises`, { of: 'call-by', until: '16:20' });
    await press(house, 'Marieke', `${here}/promises`, { of: 'free', until: '16:20', words: 'De dop ligt klaar.' });
    await asks(measure);
    await at(house, '16:20');
    expect((await wrongIn(house)).toSorted()).toEqual(['call-overdue open', 'decision-waiting open']);
    const { body } = await house.as('Marieke').get(here);
    expect(body.promises.map(({ state }: { state: string }) => state)).toEqual(['open', 'broken', 'broken']);
  });

  test('a promise that was in danger is in danger no more, until the work goes on', async () => {
    const { house, asks, step, measure } = await aWait();
    await at(house, '14:05');
    expect(await wrongIn(house)).toEqual(['ready-by-danger open']);
    await asks(measure);
    expect(await wrongIn(house)).toEqual(['ready-by-danger cleared']);
    await at(house, '15:00');
    await step(measure, 'resume');
    expect((await wrongIn(house)).at(-1)).toBe('ready-by-danger open');
  });

  test('what was broken before stays broken, noted or not, and nothing moves it', async () => {
    for (const notedFirst of [true, false]) {
      const { house, asks, step, ready, sanne, measure } = await aWait({ from: '13:45', until: '14:00' });
      if (notedFirst) await at(house, '14:00');
      house.clock.now = Date.parse('2026-11-24T14:05:00+01:00');
      await asks(measure);
      await at(house, '14:06');
      expect((await wrongIn(house)).filter((one) => !one.includes('danger'))).toEqual(['ready-by-broken open']);
      expect((await sanne.get()).body.promise).toMatchObject({ state: 'broken', standsSince: null });
      expect(await sanne.words('promise')).toContain('Dat is niet gelukt.');
      await step(measure, 'resume');
      expect(await ready()).toEqual({ state: 'broken', until: 'Tue 14:00', times: 1 });
    }
  });
});

test('What was over when they were asked does not go on, also where nobody had looked at the clock', async () => {
  const { house, asks, step, ready, measure } = await aWait({ from: '13:45', until: '14:00' });
  house.clock.now = Date.parse('2026-11-24T14:05:00+01:00');
  await asks(measure);
  house.clock.now += 10 * minute;
  await step(measure, 'resume');
  expect(await ready()).toMatchObject({ until: 'Tue 14:00', times: 1 });
});

test('An order that is over waits for nobody, and for its customer again when it is opened again', async () => {
  const { house, here, asks, step, staff, ready, measure } = await aWait();
  const waits = async () =>
    (await house.kitchen.database.reader.selectFrom('orders').select('waits_since').execute())[0];
  await asks(measure);
  expect(await waits()).toEqual({ waits_since: house.clock.now });
  await at(house, '14:00');
  await press(house, 'Marieke', `${here}/cancel`, { reason: 'De klant wil niet meer.' });
  expect(await waits()).toEqual({ waits_since: null });
  expect((await staff()).promise).toMatchObject({ state: 'ended', standsSince: null });

  await at(house, '15:00');
  await press(house, 'Marieke', `${here}/reopen`, { reason: 'De klant wil toch.' });
  await press(house, 'Marieke', `${here}/promises`, { of: 'ready-by', day: 'today', until: '16:00' });
  await at(house, '16:30');
  expect(await ready()).toMatchObject({ state: 'open', until: 'Tue 16:00' });
  await step(measure, 'resume');
  expect(await ready()).toMatchObject({ state: 'open', until: 'Tue 17:30' });
  expect(await waits()).toEqual({ waits_since: null });
});
