import { describe, expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { wholeDesk } from '#src/desk/desk-fragments.ts';
import { deskOrderOf } from '#src/desk/desk-order.ts';
import { loadDesk } from '#src/desk/load-desk.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import { aCustomer } from '../asking.ts';
import { elementOf } from '../bench/forms.ts';
import { agent, aKitchen, aShop, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const hour = 3_600_000;

async function press(house: TestKitchen, who: Name, order: number, act: string, body: object = {}): Promise<void> {
  const answer = await house.as(who).post(`/orders/${order}/${act}`, body);
  expect(answer.status, `${act}: ${answer.text}`).toBe(200);
}

async function finishAll(house: TestKitchen, order: number): Promise<void> {
  const { steps } = (await house.as('Olga').get(`/orders/${order}`)).body;
  for (const { id } of steps) {
    await press(house, 'Tom', order, `steps/${id}/start`);
    await press(house, 'Tom', order, `steps/${id}/finish`);
  }
  await press(house, 'Tom', order, 'ready');
}

const anotherCar = { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32', subject: 'Opel Corsa' };

describe('The desk', () => {
  test('lists what is in the house by the end of its promise, as a page and as JSON', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await takeIn(house, { ...anotherCar, from: '14:00', until: '14:30' });
    const { body } = await house.as('Marieke').get('/desk');
    expect(body.counts).toEqual({ open: 2, late: 0, ready: 0 });
    expect(body.orders.map(({ order }: { order: number }) => order)).toEqual([2, 1]);
    expect(body.orders[1]).toMatchObject({
      ...{ order: 1, state: 'open', subject: 'Volvo V60', plate: 'OK-042-A', customer: 'Sanne Jansen' },
      promise: { from: '2026-11-24T14:30:00.000Z', until: '2026-11-24T15:15:00.000Z', isPast: false },
      readyAt: null,
    });
    expect(body.orders[1].steps).toHaveLength(3);
    const { text } = await house.as('Marieke').get('/desk', 'html');
    expect(text.indexOf('id="order-row-2"')).toBeLessThan(text.indexOf('id="order-row-1"'));
    expect(text).toContain('Om 13:42: 2 orders in het werk, niets klaar om mee te geven.');
    expect(text).toContain('data-page="desk"');
  });

  test('says that a promise is past when it is, and not a minute before', async () => {
    const house = await aKitchen();
    await takeIn(house, { from: '14:00', until: '14:30' });
    house.clock.now += 48 * 60_000;
    const row = async () => elementOf((await house.as('Marieke').get('/desk', 'html')).text, 'order-row-1');
    expect(await row()).not.toContain('Belofte voorbij');
    house.clock.now += 60_000;
    expect(await row()).toContain('Belofte voorbij');
    const { text } = await house.as('Marieke').get('/desk', 'html');
    expect(text).toContain('1 order in het werk, waarvan 1 over de belofte');
    expect((await house.as('Marieke').get('/desk')).body.orders[0].promise.isPast).toBe(true);
  });

  test('is for the desk and the owner', async () => {
    const house = await aKitchen();
    expect((await house.as('Olga').get('/desk')).status).toBe(200);
    expect((await house.as('Yusuf').get('/desk')).status).toBe(403);
    expect((await house.stranger().get('/desk').set('Accept', 'application/json')).status).toBe(401);
  });

  test('leads a new shop to its first template and its first order', async () => {
    const house = await aKitchen();
    const look = async () => (await house.as('Olga').get('/desk', 'html')).text;
    expect(await look()).toContain('href="/templates/new"');
    await house.as('Olga').post('/templates/from-pack', { trade: 'garage', template: 'apk' });
    expect(await look()).toContain('Neem de eerste order aan');
    await takeIn(house);
    expect(await look()).not.toContain('id="desk-empty"');
    await press(house, 'Marieke', 1, 'cancel', { reason: 'Klant wil niet meer.' });
    expect(await look()).toContain('Er is nu geen werk in huis');
  });

  test('gives away what is ready, and comes back to itself', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await finishAll(house, 1);
    const { text } = await house.as('Marieke').get('/desk', 'html');
    expect(text).toContain('action="/orders/1/hand-over"');
    expect(text).toContain('klaar sinds 13:42');
    expect(text).toContain('Belofte gehouden');
    expect(text).toContain('href="tel:06 12 34 56 18"');
    const given = await house.as('Marieke').post('/orders/1/hand-over', { to: 'Piet', from: 'desk', key: '1' }, 'html');
    expect([given.status, given.headers.location]).toEqual([303, '/desk']);
    expect((await house.as('Marieke').get('/desk')).body.orders).toEqual([]);
  });

  test('says what was refused also when the form is gone', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await finishAll(house, 1);
    await press(house, 'Olga', 1, 'hand-over');
    const late = await house.as('Marieke').post('/orders/1/hand-over', { from: 'desk', key: 'late' }, 'html');
    expect(late.status).toBe(409);
    expect(late.text).toContain('Dat is niet gelukt. Deze order is al meegegeven.');
  });

  test('keeps what was typed when it was not understood', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await finishAll(house, 1);
    const typed = 'x'.repeat(101);
    const answer = await house.as('Marieke').post('/orders/1/hand-over', { to: typed, from: 'desk', key: '1' }, 'html');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`value="${typed}"`);
    expect(answer.text).toContain('aria-invalid="true"');
  });

  test('shows a technician who says to come from there the order instead', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const answer = await house.as('Yusuf').post('/orders/1/hand-over', { from: 'desk', key: '1' }, 'html');
    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain('id="order-rows"');
    expect(answer.text).toContain('id="timeline"');
  });

  test('shows nothing of another shop, and that shop nothing of this one', async () => {
    const house = await aKitchen();
    const { kitchen } = house;
    await (await aCustomer(house)).ask('Wanneer is hij klaar?');
    const other = await aShop(kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
    const roles = [{ shop: other.id, role: 'owner' as const }];
    await kitchen.database.transact(async (tx) =>
      keep(await insertPerson(tx, 'anna', { name: 'Anna', language: 'nl' }, roles, kitchen.now())),
    );
    kitchen.colleagues.forget();
    const anna = agent(house.url, (await makeKey(kitchen.signIn, 'anna')).key);
    const nothing = {
      counts: { open: 0, late: 0, ready: 0 },
      board: { open: 0, owned: 0, without: 0 },
      beside: null,
      exceptions: [],
      questions: { open: [], askedBack: 0 },
      orders: [],
    };
    expect((await anna.get('/desk')).body).toEqual(nothing);
    expect((await anna.get('/desk?shop=shop-one')).body).toEqual(nothing);
    const page = (await anna.get('/desk', 'html')).text;
    expect(page).toContain('Garage De Kade');
    expect(page).not.toMatch(/Sanne|OK-042-A|De Werf|Wanneer/);
    expect((await anna.get('/orders?q=Sanne')).body.orders).toEqual([]);
    for (const path of ['/orders/1', '/orders/1/entries?after=0', '/orders/1/card', '/templates/brakes'])
      expect((await anna.get(path)).status, path).toBe(404);
    const own = (await house.as('Olga').get('/desk')).body;
    expect([own.orders.length, own.questions.open.length]).toEqual([1, 1]);
  });
});

describe('What the live line sends', () => {
  test('is read for all orders at once as it is told of each', async () => {
    const house = await aKitchen();
    const { kitchen, shop } = house;
    await takeIn(house);
    await takeIn(house, anotherCar);
    await finishAll(house, 2);
    house.clock.now += hour;
    await press(house, 'Marieke', 2, 'reopen', { reason: 'Hij piept nog.' });
    house.clock.now += hour;
    await press(house, 'Tom', 2, 'ready');
    const read = await loadDesk(kitchen.database.reader, shop);
    const colleagues = await kitchen.colleagues.of(shop.id);
    const ids = await kitchen.database.reader.selectFrom('orders').select('id').orderBy('number').execute();
    expect(read).toHaveLength(2);
    for (const [i, { id }] of ids.entries()) {
      const story = await loadStory(kitchen.database.reader, shop, id, colleagues);
      const known = read.find(({ number }) => number === i + 1);
      expect(story && deskOrderOf(story)).toMatchObject({ ...known, steps: known?.steps });
    }
    // Ready twice: the second time counts, while the promise was kept the first time.
    expect(read.find(({ number }) => number === 2)).toMatchObject({
      readyAt: house.clock.now,
      promise: { state: 'kept' },
    });
  });

  test('are the very roots of the page', async () => {
    const house = await aKitchen();
    await (await aCustomer(house)).ask('Wanneer is hij klaar?');
    await takeIn(house, anotherCar);
    await finishAll(house, 2);
    const page = (await house.as('Marieke').get('/desk', 'html')).text;
    const fragments = await wholeDesk(house.kitchen)(house.shop, 'nl');
    expect(fragments.map(({ id }) => id)).toEqual(['board', 'desk-counts', 'questions', 'orders', 'ready']);
    for (const { id, html } of fragments) {
      expect(html).toContain(`id="${id}"`);
      expect(page).toContain(html);
    }
  });
});
