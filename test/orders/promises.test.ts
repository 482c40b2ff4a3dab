import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { aCustomer, type TestCustomer } from '../asking.ts';
import { elementOf } from '../bench/forms.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const minute = 60_000;

async function act(house: TestKitchen, who: Name, path: string, body: object = {}) {
  const answer = await house.as(who).post(`/orders/1/${path}`, body);
  expect(answer.status, `${path}: ${answer.text}`).toBe(200);
}

const html = async (house: TestKitchen, path = '/orders/1', who: Name = 'Marieke') =>
  (await house.as(who).get(path, 'html')).text;

const promisesOf = async (house: TestKitchen) =>
  (await house.as('Olga').get('/orders/1')).body.promises as Record<string, string | null>[];

/** What the customer's own program reads of the timeline. */
async function entriesFor({ url }: TestKitchen, { cookie }: TestCustomer): Promise<{ kind?: string }[]> {
  return (await supertest(url).get('/orders/1/entries').set('Cookie', cookie).expect(200)).body.entries;
}

async function breakIt(house: TestKitchen) {
  house.clock.now += 154 * minute;
  await lookAtClock(house.kitchen, 0);
}

describe('When it is ready', () => {
  test('moves with a reason that the customer reads, and nothing of the first time is lost', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    const [first] = await promisesOf(house);
    house.clock.now += 10 * minute;
    const reason = 'Er komt remvloeistof bij.';
    await act(house, 'Marieke', `promises/${first?.promise}/move`, {
      day: 'today',
      earliest: '16:45',
      until: '17:15',
      reason,
    });
    expect(await promisesOf(house)).toEqual([
      {
        ...{ promise: first?.promise, kind: 'ready-by', question: null, state: 'moved', owner: 'marieke', words: null },
        ...{ from: '2026-11-24T14:30:00.000Z', until: '2026-11-24T15:15:00.000Z' },
        ...{ madeAt: '2026-11-24T12:42:00.000Z', endedAt: '2026-11-24T12:52:00.000Z', standsSince: null },
      },
      expect.objectContaining({
        state: 'open',
        from: '2026-11-24T15:45:00.000Z',
        until: '2026-11-24T16:15:00.000Z',
        endedAt: null,
      }),
    ]);
    const { body } = await sanne.get();
    expect(body.promise.until).toBe('2026-11-24T16:15:00.000Z');
    const told = (await entriesFor(house, sanne)).find(({ kind }) => kind === 'promise-moved');
    expect(JSON.stringify(told)).toContain(reason);
    const text = await html(house);
    expect(elementOf(text, 'timeline')).toContain(`Marieke belooft nu: klaar vóór 17:15. ${reason}`);
    const old = elementOf(text, `promise-${first?.promise}`);
    expect(old).toMatch(/<del><time[^>]*>15:30<\/time> tot <time[^>]*>16:15<\/time><\/del>/);
    expect(old).toMatch(/Marieke, <time[^>]*>13:52<\/time>: <q>Er komt remvloeistof bij.<\/q>/);
  });

  test('looks late everywhere once the clock has noted it, until a new time is promised', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const places = async () => {
      const desk = (await house.as('Marieke').get('/desk')).body;
      return {
        ...{ desk: desk.counts.late, deskJson: desk.orders[0].promise?.isPast },
        row: elementOf(await html(house, '/desk'), 'order-row-1').includes('Belofte voorbij'),
        now: elementOf(await html(house), 'now').includes('Te laat: deze tijd is voorbij'),
        standing: elementOf(await html(house), 'now').includes('>Te laat</span>'),
        promises: elementOf(await html(house), 'promises').includes('Te laat'),
        list: (await html(house, '/orders?state=current')).includes('Te laat'),
        bench: (await html(house, '/bench', 'Yusuf')).includes('Te laat'),
        benchOrder: (await html(house, '/bench/1', 'Yusuf')).includes('Te laat'),
      };
    };
    const none = { desk: 0, deskJson: false, row: false, now: false, standing: false, promises: false };
    const late = { desk: 1, deskJson: true, row: true, now: true, standing: true, promises: true };
    expect(await places()).toEqual({ ...none, list: false, bench: false, benchOrder: false });
    await breakIt(house);
    const [broken] = await promisesOf(house);
    expect(broken?.state).toBe('broken');
    expect(await places()).toEqual({ ...late, list: true, bench: true, benchOrder: true });
    await act(house, 'Yusuf', `promises/${broken?.promise}/move`, { until: '17:15', reason: 'De schijf zat vast.' });
    expect(await places()).toEqual({ ...none, list: false, bench: false, benchOrder: false });
    expect((await promisesOf(house)).map(({ state }) => state)).toEqual(['broken', 'open']);
    const old = elementOf(await html(house), `promise-${broken?.promise}`);
    expect(old).toContain('Belofte niet gehaald');
    expect(old).toContain('De schijf zat vast.');
  });

  test('is late also on the bench’s order of work, and each job stands there once', async () => {
    const house = await aKitchen();
    await takeIn(house, { day: '2026-11-25' });
    await takeIn(house);
    const later = async () =>
      (await house.as('Yusuf').get('/bench')).body.later.map(({ order }: { order: number }) => order);
    expect(await later()).toEqual([2, 1]);
    await breakIt(house);
    expect(await later()).toEqual([2, 1]);
    const [broken] = (await house.as('Olga').get('/orders/2')).body.promises;
    const next = { day: '2026-11-26', until: '17:00', reason: 'De schijf zat vast.' };
    expect((await house.as('Yusuf').post(`/orders/2/promises/${broken.promise}/move`, next)).status).toBe(200);
    expect(await later()).toEqual([1, 2]);
    const desk = (await house.as('Marieke').get('/desk')).body.orders;
    expect(desk.map(({ order }: { order: number }) => order)).toEqual([1, 2]);
  });

  test('is promised anew where it had been kept and the order was opened again', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { steps } = (await house.as('Olga').get('/orders/1')).body;
    for (const { id } of steps) await act(house, 'Olga', `steps/${id}/start`);
    for (const { id } of steps) await act(house, 'Olga', `steps/${id}/finish`);
    await act(house, 'Olga', 'ready');
    expect(elementOf(await html(house), 'promises')).not.toContain('Beloof een tijd');
    await act(house, 'Olga', 'reopen', { reason: 'Hij piept nog.' });
    const text = elementOf(await html(house), 'promises');
    expect(text).toContain('Er is nu geen tijd beloofd.');
    expect(text).toContain('Beloof een tijd');
    expect(text).toContain('Belofte gehouden');
    house.clock.now += minute;
    await act(house, 'Olga', 'promises', { of: 'ready-by', day: 'tomorrow', earliest: '9', until: '10' });
    expect(elementOf(await html(house), 'promises')).not.toContain('Beloof een tijd');
  });
});

describe('A call', () => {
  test('that nobody answered is promised again, and the number is one tap away until somebody spoke', async () => {
    const house = await aKitchen();
    const sanne = await aCustomer(house);
    await act(house, 'Marieke', 'promises', { of: 'call-by', day: 'today', until: '15:00', words: 'Over de kosten.' });
    const call = async () => (await promisesOf(house)).findLast(({ kind }) => kind === 'call-by');
    const first = await call();
    expect(elementOf(await html(house), `promise-${first?.promise}`)).toContain('href="tel:06 12 34 56 18"');
    house.clock.now += minute;
    await act(house, 'Yusuf', 'calls', {
      promise: first?.promise,
      outcome: 'no-answer',
      day: 'tomorrow',
      next: '09:00',
    });
    const next = await call();
    expect(next).toMatchObject({
      state: 'open',
      owner: 'yusuf',
      words: 'Over de kosten.',
      until: '2026-11-25T08:00:00.000Z',
    });
    expect(elementOf(await html(house), `promise-${first?.promise}`)).toContain('<del>');
    await act(house, 'Yusuf', 'calls', {
      promise: next?.promise,
      outcome: 'spoke',
      text: 'Klant gaf telefonisch akkoord.',
    });
    expect((await call())?.state).toBe('kept');
    const text = await html(house);
    expect(elementOf(text, 'promises')).not.toContain('tel:');
    expect(elementOf(text, 'timeline')).toContain('Yusuf heeft gebeld. Klant gaf telefonisch akkoord.');
    expect(JSON.stringify(await entriesFor(house, sanne))).toContain('Klant gaf telefonisch akkoord.');
  });

  test('that came too late stays broken, and asks for nothing once it was made', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await act(house, 'Marieke', 'promises', { of: 'call-by', until: '15:00' });
    await breakIt(house);
    const call = (await promisesOf(house)).find(({ kind }) => kind === 'call-by');
    expect(elementOf(await html(house), `promise-${call?.promise}`)).toContain('Te laat');
    await act(house, 'Marieke', 'calls', { promise: call?.promise, outcome: 'spoke', text: 'Toch nog gebeld.' });
    const old = elementOf(await html(house), `promise-${call?.promise}`);
    expect(old).toContain('Belofte niet gehaald');
    expect(old).toContain('<q>Toch nog gebeld.</q>');
    expect(old).not.toContain('Gesproken');
  });
});

test('Something in words is kept by a press', async () => {
  const house = await aKitchen();
  await takeIn(house);
  await act(house, 'Marieke', 'promises', { of: 'free', until: '15:00', words: 'De onderdelen zijn binnen.' });
  const free = (await promisesOf(house)).find(({ kind }) => kind === 'free');
  await act(house, 'Tom', `promises/${free?.promise}/keep`);
  expect((await promisesOf(house)).find(({ kind }) => kind === 'free')?.state).toBe('kept');
  expect(elementOf(await html(house), `promise-${free?.promise}`)).toContain('Belofte gehouden');
});
