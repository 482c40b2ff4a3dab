import { describe, expect, test } from 'vitest';
import { lookAtWait } from '#src/timeline/look-at-wait.ts';
import { anOrder } from '../cast.ts';
import { at, press } from '../exceptions/watching.ts';
import { aWait, lastBody, minute, put, tomorrow } from './a-wait.ts';

describe('When they have decided', () => {
  test('the promise is later by what they took, by whoever goes on, in the same breath', async () => {
    const { house, sanne, asks, step, ready, entries, here, measure } = await aWait();
    await at(house, '14:05');
    await asks(measure);
    await at(house, '16:22');
    await step(measure, 'resume');
    // Two hours and seventeen minutes are said as two hours and twenty: over closing time, into the next morning.
    expect(await ready()).toEqual({ state: 'open', until: 'Wed 09:05', times: 2 });
    const [resumed, moved] = (await entries()).slice(-2);
    expect(resumed).toMatchObject({ kind: 'step-resumed', actor: house.ids.Priya });
    expect(moved).toMatchObject({ kind: 'promise-moved', actor: house.ids.Priya, number: (resumed?.number ?? 0) + 1 });
    expect(await lastBody(house)).toMatchObject({ question: null, of: 'ready-by', reason: null, waited: 140 * minute });

    const page = await sanne.html();
    expect(page).toContain(
      'Nieuwe tijd: klaar vóór wo 25 nov 09:05. De klok stond 2 uur en 20 minuten openingstijd stil',
    );
    expect(await sanne.words('promise')).toMatch(/^Uw auto is woensdag 25 november klaar tussen 08:20 en 09:05/);
    expect(await sanne.words('promise')).toContain('omdat u moest beslissen.');
    expect((await sanne.get()).body.promise).toMatchObject({
      standsSince: null,
      history: [{ state: 'moved', by: null, reason: expect.stringContaining('omdat u moest beslissen') }],
    });
    expect((await house.as('Marieke').get(here, 'html')).text).toContain('omdat de klant moest beslissen.');

    await at(house, '09:04', tomorrow);
    expect((await ready()).state).toBe('open');
    await at(house, '09:05', tomorrow);
    expect((await ready()).state).toBe('broken');
  });

  test('a range that ends on the next day names it wherever it stands', async () => {
    const { house, sanne, asks, step, here, measure } = await aWait();
    await asks(measure);
    await at(house, '15:02');
    await step(measure, 'resume');
    const range = /16:50<\/time>(–| tot | <small>tot<\/small> )<time [^>]*>wo 25 nov 08:05</;
    expect((await house.as('Marieke').get(here, 'html')).text).toMatch(range);
    expect((await house.as('Marieke').get('/orders', 'html')).text).toMatch(range);
    expect((await house.as('Priya').get('/bench', 'html')).text).toMatch(range);
    expect((await house.as('Priya').get(`/bench/${sanne.order}`, 'html')).text).toMatch(range);
  });

  test('of two steps that wait at once the last one counts, from the first one on', async () => {
    const { house, asks, step, ready, measure, brakes, wash } = await aWait();
    await at(house, '14:00');
    await asks(measure);
    await at(house, '14:10');
    await asks(brakes);
    await at(house, '14:30');
    await step(measure, 'resume');
    await step(wash, 'skip', { reason: 'De auto is schoon.' });
    expect(await ready()).toMatchObject({ until: 'Tue 16:15', times: 1 });
    await at(house, '15:00');
    await step(brakes, 'resume');
    expect(await ready()).toEqual({ state: 'open', until: 'Tue 17:15', times: 2 });
    await at(house, '15:30');
    await step(brakes, 'finish');
    expect(await ready()).toMatchObject({ times: 2 });
  });

  test('a second wait comes on top of the first', async () => {
    const { house, asks, step, ready, measure } = await aWait();
    await asks(measure);
    await at(house, '13:52');
    await step(measure, 'resume');
    await step(measure, 'pause', { reason: 'customer' });
    await at(house, '14:02');
    await step(measure, 'resume');
    expect(await ready()).toEqual({ state: 'open', until: 'Tue 16:35', times: 3 });
  });

  test('skipping the step ends the wait too', async () => {
    const { house, asks, step, ready, entries, measure } = await aWait();
    await at(house, '14:05');
    await asks(measure);
    await at(house, '15:05');
    await step(measure, 'skip', { reason: 'De klant wil het niet.' });
    expect(await ready()).toEqual({ state: 'open', until: 'Tue 17:15', times: 2 });
    expect((await entries()).slice(-2).map(({ kind }) => kind)).toEqual(['step-skipped', 'promise-moved']);
  });

  test('what the desk promised meanwhile counts from then on', async () => {
    const { house, here, asks, step, ready, staff, measure } = await aWait();
    await asks(measure);
    await at(house, '14:35');
    const { promise } = (await staff()).promises[0];
    const later = { day: 'today', until: '17:00', reason: 'De schijven komen later.' };
    await press(house, 'Marieke', `${here}/promises/${promise}/move`, later);
    expect((await staff()).promise.standsSince).not.toBeNull();
    await at(house, '15:05');
    await step(measure, 'resume');
    expect(await ready()).toEqual({ state: 'open', until: 'Tue 17:30', times: 3 });
  });

  test('a wait for anything else moves nothing', async () => {
    const { house, step, ready, entries, measure } = await aWait();
    await step(measure, 'start');
    await step(measure, 'pause', { reason: 'part' });
    await at(house, '15:00');
    await step(measure, 'resume');
    expect(await ready()).toMatchObject({ until: 'Tue 16:15', times: 1 });
    expect((await entries()).at(-1)?.kind).toBe('step-resumed');
    // An order that waits for nobody is not looked at further: there is nothing here to read from.
    expect(await lookAtWait(undefined as never, anOrder(), { step: 'step-1' })).toBeNull();
  });

  test('a night in which nobody works takes none of the time', async () => {
    const { house, asks, step, ready, measure } = await aWait({ day: tomorrow });
    await at(house, '17:30');
    await asks(measure);
    await at(house, '08:00', tomorrow);
    await step(measure, 'resume');
    expect(await ready()).toEqual({ state: 'open', until: 'Wed 16:15', times: 1 });
  });

  test('a holiday takes none either', async () => {
    const { house, asks, step, ready, measure } = await aWait();
    await put(house, (tx) => tx.insertInto('holidays').values({ shop: house.shop.id, day: tomorrow, name: 'Feest' }));
    await at(house, '16:10');
    await asks(measure);
    await at(house, '08:30', '2026-11-26');
    await step(measure, 'resume');
    // An hour and twenty on Tuesday, half an hour on Thursday.
    expect((await lastBody(house)).waited).toBe(110 * minute);
    expect(await ready()).toEqual({ state: 'open', until: 'Thu 08:35', times: 2 });
  });

  test('the hour that a night lacks is not waited for', async () => {
    const { house, asks, step, ready, measure } = await aWait({ day: '2026-11-28', from: '04:00', until: '05:00' });
    const hours = JSON.stringify({ sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] });
    await put(house, (tx) => tx.updateTable('shops').set({ hours }));
    await put(house, (tx) =>
      tx.updateTable('promises').set({ until_at: Date.parse('2027-03-28T05:30:00+02:00'), from_at: 0 }),
    );
    house.clock.now = Date.parse('2027-03-28T01:30:00+01:00');
    await asks(measure);
    house.clock.now = Date.parse('2027-03-28T03:30:00+02:00');
    await step(measure, 'resume');
    // One hour passed, of which half an hour fits before six.
    expect(await ready()).toEqual({ state: 'open', until: 'Sat 22:30', times: 2 });
  });
});
