import { describe, expect, test } from 'vitest';
import { aKitchen, emailOf, password, type TestKitchen, takeIn } from '../kitchen.ts';

const kade = { name: 'Garage De Kade', code: 'r', zone: 'amsterdam', language: 'nl', trade: 'garage' };

const add = (house: TestKitchen, more: object = {}) => house.as('Olga').post('/shops', { ...kade, ...more });
const cookieOf = (answer: { headers: Record<string, string | string[]> }) =>
  [answer.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('shop=')) ?? '';

describe('A second shop', () => {
  test('has its own templates, and an owner who came from the first', async () => {
    const house = await aKitchen();
    const added = await add(house);
    expect(added.status, added.text).toBe(201);
    expect(added.body).toMatchObject({ code: 'R', location: '/settings?opened=yes' });
    expect(cookieOf(added)).toMatch(new RegExp(`^shop=${added.body.shop}; Path=/; HttpOnly; SameSite=Lax`));
    const there = (path: string) => house.as('Olga').get(`${path}?shop=${added.body.shop}`);
    expect((await there('/settings')).body.shop).toMatchObject({
      ...{ name: 'Garage De Kade', code: 'R', zone: 'Europe/Amsterdam', languages: ['nl', 'en'], phone: null },
      hours: { mon: [['08:00', '17:30']] },
    });
    expect((await there('/templates')).body.templates).toHaveLength(6);
    expect((await there('/desk')).body.orders).toEqual([]);
    expect((await house.as('Olga').get('/templates?shop=shop-one')).body.templates).toEqual([]);
    const { body } = await house.as('Olga').get('/shops');
    expect(body.shops.map(({ name }: { name: string }) => name)).toEqual(['Garage De Werf', 'Garage De Kade']);
  });

  test('counts its orders from one, with its letters before them', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { shop } = (await add(house)).body;
    const { templates } = (await house.as('Olga').get(`/templates?shop=${shop}`)).body;
    const intake = {
      template: templates[0].id,
      name: 'Rob',
      plate: 'UE-550-A',
      day: '2026-11-24',
      from: '15:00',
      until: '16:00',
    };
    const taken = await house.as('Olga').post(`/orders?shop=${shop}`, intake);
    expect(taken.body.order, taken.text).toBe('R1');
    const page = (await house.as('Olga').get(`/desk?shop=${shop}`, 'html')).text;
    expect(page).toContain('id="order-row-R1"');
    expect(page).not.toContain('Sanne');
    expect((await house.as('Olga').get('/desk?shop=shop-one')).body.orders).toMatchObject([{ order: 1 }]);
  });

  test('is nobody else’s: who works in the first sees nothing of it', async () => {
    const house = await aKitchen();
    const { shop } = (await add(house)).body;
    const { templates } = (await house.as('Olga').get(`/templates?shop=${shop}`)).body;
    const intake = {
      template: templates[0].id,
      name: 'Rob',
      plate: 'UE-550-A',
      day: '2026-11-24',
      from: '15:00',
      until: '16:00',
    };
    expect((await house.as('Olga').post(`/orders?shop=${shop}`, intake)).status).toBe(201);
    const marieke = house.as('Marieke');
    expect((await marieke.get(`/desk?shop=${shop}`)).body.orders).toEqual([]);
    expect((await marieke.get('/orders?q=UE-550-A')).body.orders).toEqual([]);
    for (const path of ['/orders/R1', '/orders/R1/entries?after=0', '/bench/R1'])
      expect((await marieke.get(path)).status, path).toBe(404);
    expect((await marieke.get('/shops/choose')).body.shops).toHaveLength(1);
    const refused = await marieke.post('/shops/choose', { shop });
    expect([refused.status, cookieOf(refused)]).toEqual([404, '']);
    const tried = await house
      .stranger()
      .get('/desk')
      .set('Authorization', `Bearer ${house.keys.Marieke}`)
      .set('Cookie', `shop=${shop}`)
      .set('Accept', 'text/html');
    expect(tried.text).toContain('Garage De Werf');
    expect(tried.text).not.toContain('De Kade');
  });

  test('has letters that no other has', async () => {
    const house = await aKitchen();
    for (const code of ['', '2', 'RDAM', 'R1', 'é']) {
      const answer = await add(house, { code });
      expect([answer.status, answer.body.errors?.[0].field], code).toEqual([422, 'code']);
    }
    await add(house);
    const taken = await house.as('Olga').post('/shops', { ...kade, name: 'Nog een' }, 'html');
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('Deze code heeft een andere vestiging al.');
    expect(taken.text).toContain('value="Nog een"');
    expect((await house.as('Olga').get('/shops')).body.shops).toHaveLength(2);
  });

  test('is made once when the form is sent twice', async () => {
    const house = await aKitchen();
    const key = /action="\/shops"[^>]*><input type="hidden" name="key" value="([^"]+)"/.exec(
      (await house.as('Olga').get('/shops', 'html')).text,
    )?.[1];
    expect(key).toBeTruthy();
    const send = () => house.as('Olga').post('/shops', { ...kade, key }, 'html');
    expect([(await send()).status, (await send()).status]).toEqual([303, 303]);
    expect((await house.as('Olga').get('/shops')).body.shops).toHaveLength(2);
  });

  test('is added by an owner, in a time zone and a trade that exist', async () => {
    const house = await aKitchen();
    expect((await house.as('Marieke').post('/shops', kade)).status).toBe(403);
    expect((await add(house, { zone: 'Mars/Olympus' })).body.errors).toMatchObject([{ field: 'zone' }]);
    expect((await add(house, { trade: 'alchemy' })).body.errors).toMatchObject([{ field: 'trade' }]);
    const bare = await add(house, { trade: 'none' });
    expect(bare.status).toBe(201);
    expect((await house.as('Olga').get(`/templates?shop=${bare.body.shop}`)).body.templates).toEqual([]);
  });

  test('is gone to with a press, and the browser stays there', async () => {
    const house = await aKitchen({ signIn: true });
    const browser = house.stranger();
    await browser
      .post('/sign-in')
      .type('form')
      .send({ email: emailOf('Olga'), password })
      .expect(303);
    await browser.post('/shops').type('form').send(kade).expect(303);
    const desk = async () => (await browser.get('/desk').set('Accept', 'text/html')).text;
    expect(await desk()).toContain('<span>Garage De Kade</span>');
    expect(await desk()).toContain('href="/shops/choose"');
    const chosen = await browser.post('/shops/choose').type('form').send({ shop: 'shop-one' });
    expect([chosen.status, chosen.headers.location]).toEqual([303, '/']);
    expect(await desk()).toContain('<span>Garage De Werf</span>');
  });
});
