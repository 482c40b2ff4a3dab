import { describe, expect, test } from 'vitest';
import { aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

const find = async (house: TestKitchen, q: string, more = ''): Promise<(number | string)[]> => {
  const { status, body } = await house.as('Yusuf').get(`/orders?q=${encodeURIComponent(q)}${more}`);
  expect(status, q).toBe(200);
  return body.orders.map(({ order }: { order: number }) => order);
};

describe('An order', () => {
  test.each([
    ['its plate', 'OK-042-A'],
    ['its plate without dashes', 'ok042a'],
    ['its plate in pieces', 'ok 042 a'],
    ['the middle of its plate', '042'],
    ['the beginning of its plate', 'OK04'],
    ['its customer’s name', 'jansen'],
    ['the beginning of a name, without accents', 'san'],
    ['its subject', 'VOLVO v60'],
    ['words from here and there, in any order', 'v60 jansen ok'],
    ['the whole phone number', '06-12345618'],
    ['the phone number as from abroad', '+31 6 1234 5618'],
    ['its last four digits', '5618'],
    ['the e-mail address', 'sanne@example.org'],
    ['what is done to it', 'remmen'],
    ['its number', '1'],
  ])('is found by %s', async (_how, q) => {
    const house = await aKitchen();
    await takeIn(house, { email: 'sanne@example.org' });
    await takeIn(house, { plate: 'UE-550-B', name: 'Rob de Groot', phone: '06 99 99 99 99', subject: 'Fiat Panda' });
    const found = await find(house, q);
    expect(found).toContain(1);
    if (q !== 'remmen') expect(found).not.toContain(2);
  });

  test('is not found by a word that is not its own, however much the others are', async () => {
    const house = await aKitchen();
    await takeIn(house);
    for (const q of ['volvo panda', 'ansen', 'ok043', '%', '_', "' or 1=1 --", '*', '-']) {
      expect(await find(house, q), q).toEqual([]);
    }
  });

  test('is found by what it was corrected to and by who follows, and no more by what was wrong', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await house.as('Marieke').post('/orders/1/details', { plate: 'AI-308-O', name: 'Sanne de Vries' });
    await house.as('Marieke').post('/orders/1/people', { name: 'Piet Pieters', phone: '06 11 22 33 44' });
    for (const q of ['ai308o', 'vries', 'pieters', '3344']) expect(await find(house, q), q).toEqual([1]);
    for (const q of ['ok042a', 'jansen']) expect(await find(house, q), q).toEqual([]);
  });

  test('of another shop is not there', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await aShop(house.kitchen, { id: 'shop-two', code: 'R', name: 'Garage Noord' });
    await house.kitchen.database.transact(async (tx) => {
      const role = { shop: 'shop-two', person: house.ids.Tom, role: 'desk' as const, created_at: 0 };
      return { keep: true, value: await tx.insertInto('roles').values(role).execute() };
    });
    house.kitchen.signIn.lookups.forget();
    const tom = house.as('Tom');
    expect((await tom.get('/orders?q=jansen')).body.orders).toHaveLength(1);
    expect((await tom.get('/orders?q=jansen&shop=shop-two')).body.orders).toEqual([]);
    expect((await tom.get('/orders?q=1&shop=shop-two')).body.orders).toEqual([]);
    expect((await tom.get('/orders?state=all')).body.orders).toHaveLength(1);
    expect((await tom.get('/orders?state=all&shop=shop-two')).body.orders).toEqual([]);
  });
});

describe('Whoever says one number or plate', () => {
  const go = (house: TestKitchen, q: string) => house.as('Marieke').get(`/orders?q=${encodeURIComponent(q)}`, 'html');

  test('goes straight to it', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await takeIn(house, { plate: 'UE-550-B', name: 'Rob', phone: null });
    for (const q of ['ok 042 a', '1']) {
      const { status, headers } = await go(house, q);
      expect([status, headers.location], q).toEqual([303, '/orders/1']);
    }
  });

  test('sees a list where there are more, that number first', async () => {
    const house = await aKitchen();
    await takeIn(house);
    for (const name of ['Rob', 'Ans']) await takeIn(house, { name, phone: '06 00 00 11 11', plate: null });
    expect(await find(house, '1')).toEqual([1, 3, 2]);
    expect((await go(house, '1')).status).toBe(200);
    const { status, text } = await go(house, 'jans');
    expect([status, text.includes('href="/orders/1"')]).toEqual([200, true]);
  });

  test('and asked as a program gets the list', async () => {
    const house = await aKitchen();
    await takeIn(house);
    expect(await find(house, 'ok042a')).toEqual([1]);
  });
});

describe('The list', () => {
  test('shows what is current: plate, customer, step, who, promise and state, in JSON too', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { body } = await house.as('Yusuf').get('/orders');
    expect(body).toEqual({
      orders: [
        {
          order: 1,
          title: 'Remmen vernieuwen',
          state: 'open',
          subject: 'Volvo V60',
          plate: 'OK-042-A',
          customer: 'Sanne Jansen',
          owner: house.ids.Marieke,
          step: { id: expect.any(String), title: 'Meet de remmen', state: 'planned', specialist: house.ids.Priya },
          questions: 0,
          promise: {
            from: '2026-11-24T14:30:00.000Z',
            until: '2026-11-24T15:15:00.000Z',
            state: 'open',
            standsSince: null,
          },
        },
      ],
      page: 1,
      more: false,
    });
    const { text } = await house.as('Yusuf').get('/orders', 'html');
    expect(text).toContain('aria-label="Stap 1 van 3, nog te doen"');
    expect(text).toContain('Nog te doen</span>');
    house.clock.now = Date.parse('2026-11-24T15:16:00Z');
    expect((await house.as('Yusuf').get('/orders', 'html')).text).toContain('Te laat</span>');
  });

  test('is narrowed by state', async () => {
    const house = await aKitchen();
    for (const name of ['Sanne', 'Rob', 'Ans']) await takeIn(house, { name, phone: null });
    await house.as('Marieke').post('/orders/2/cancel', { reason: 'Klant heeft een andere auto.' });
    await house.as('Marieke').post('/orders/3/cannot-be-done', { reason: 'Geen onderdelen.' });
    const numbers = async (query: string) =>
      (await house.as('Yusuf').get(`/orders${query}`)).body.orders.map(({ order }: { order: number }) => order);
    expect(await numbers('')).toEqual([1]);
    expect(await numbers('?state=cancelled')).toEqual([2]);
    expect(await numbers('?state=cannot-be-done')).toEqual([3]);
    expect(await numbers('?state=all')).toEqual([3, 2, 1]);
    expect(await numbers('?q=rob')).toEqual([2]);
    expect(await numbers('?q=rob&state=current')).toEqual([]);
    expect((await house.as('Yusuf').get('/orders?state=lost')).status).toBe(422);
  });

  test('is turned a page at a time, each order on one of them', async () => {
    const house = await aKitchen();
    for (let i = 0; i < 27; i += 1) await takeIn(house, { name: `Klant ${i}`, phone: null });
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(async (page) => (await house.as('Yusuf').get(`/orders?page=${page}`)).body),
    );
    expect([first.orders.length, first.more, second.orders.length, second.more]).toEqual([25, true, 2, false]);
    expect(third.orders).toEqual([]);
    const all = [...first.orders, ...second.orders].map(({ order }: { order: number }) => order);
    expect(all).toEqual(Array.from({ length: 27 }, (_, i) => 27 - i));
    expect((await house.as('Yusuf').get('/orders', 'html')).text).toContain('page&#x3D;2" rel="next"');
  });

  test('that is empty says so, and what to do next', async () => {
    const house = await aKitchen();
    expect((await house.as('Marieke').get('/orders', 'html')).text).toMatch(
      /Hier staan geen orders[\s\S]*href="\/orders\/new"/,
    );
    const { text } = await house.as('Yusuf').get('/orders?q=%3Cb%3Ezzz', 'html');
    expect(text).toContain('Niets gevonden voor “&lt;b&gt;zzz”');
    expect(text.match(/href="\/orders\/new"/)).toBeNull();
  });

  test('is for staff: a stranger is asked to sign in and learns nothing', async () => {
    const house = await aKitchen();
    await takeIn(house);
    for (const q of ['jansen', 'nobody']) {
      const { status, text } = await house.stranger().get(`/orders?q=${q}`).set('Accept', 'application/json');
      expect(status).toBe(401);
      expect(text).not.toMatch(/jansen|nobody/i);
    }
  });
});
