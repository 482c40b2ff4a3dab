import { expect, test } from 'vitest';
import { aCustomer } from '../asking.ts';
import { elementOf, formTo } from '../bench/forms.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

const reason = 'De klant moest om drie uur op Schiphol zijn.';

test('Who left the usual way for a customer says so in the kitchen alone, and the owner reads it back', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const { action, fields, html } = formTo(
    elementOf((await house.as('Yusuf').get('/orders/1', 'html')).text, 'acts'),
    '/process',
  );
  expect(html).toContain('De klant leest hier niets van.');
  await house
    .as('Yusuf')
    .post(action, { ...fields, reason }, 'html')
    .expect(303);
  expect((await sanne.get('html')).text).not.toContain('Schiphol');
  expect(JSON.stringify((await sanne.get()).body)).not.toContain('Schiphol');
  const { body } = await house.as('Olga').get('/orders/left');
  expect(body).toEqual({
    left: [{ order: 1, number: expect.any(Number), at: '2026-11-24T12:42:00.000Z', by: 'yusuf', reason }],
    page: 1,
    more: false,
  });
  const page = (await house.as('Olga').get('/orders/left', 'html')).text;
  expect(page).toContain(reason);
  expect(page).toMatch(/Yusuf, <time[^>]*>13:42<\/time>/);
  expect(page).toContain(`href="/orders/1#entry-${body.left[0].number}"`);
});

test('The newest stands first, a hundred on a page, and what is older than ninety days is gone', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const leave = (text: string) => house.as('Tom').post('/orders/1/process', { reason: text }).expect(200);
  await leave('Lang geleden.');
  house.clock.now += 91 * 24 * 60 * 60_000;
  for (let n = 1; n <= 101; n += 1) {
    house.clock.now += 1000;
    await leave(`Reden ${n}.`);
  }
  const read = async (path: string) => (await house.as('Olga').get(path)).body;
  const [first, second] = [await read('/orders/left'), await read('/orders/left?page=2')];
  expect(first.left.map((one: { reason: string }) => one.reason).slice(0, 2)).toEqual(['Reden 101.', 'Reden 100.']);
  expect([first.left.length, first.more, second.left.length, second.more]).toEqual([100, true, 1, false]);
  expect((await house.as('Olga').get('/orders/left', 'html')).text).toContain('>Ouder</a>');
});

test('It is the owner’s page: linked for the owner, and nobody else may read it', async () => {
  const house = await aKitchen();
  await house.as('Yusuf').get('/orders/left').expect(403);
  await house.as('Marieke').get('/orders/left').expect(403);
  expect((await house.as('Olga').get('/orders/left', 'html')).text).toContain('Niemand week af');
  expect((await house.as('Olga').get('/orders', 'html')).text).toContain('href="/orders/left"');
  expect((await house.as('Marieke').get('/orders', 'html')).text).not.toContain('href="/orders/left"');
  await house.as('Olga').get('/orders/left?page=nul').expect(422);
});
