import { describe, expect, test } from 'vitest';
import { openLink } from '../follower.ts';
import { aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

const path = '/settings/brand';
const blue = { mark: 'DW', colour: '#1d4ed8' };
const give = (house: TestKitchen, brand: object, accept?: 'html') => house.as('Olga').post(path, brand, accept);
const look = async (house: TestKitchen, more = '') => (await house.as('Olga').get(path + more, 'html')).text;
const kept = async (house: TestKitchen) => (await house.as('Olga').get(path)).body.brand;
const sheetIn = (html: string) => /href="(\/brand\/[^"]*)"/.exec(html)?.[1]?.replace('&#x3D;', '=') ?? null;
const nothing = { mark: null, colour: null };

describe('A shop’s mark and colour', () => {
  test('are the owner’s to give', async () => {
    const house = await aKitchen();
    for (const name of ['Marieke', 'Yusuf'] as const) {
      expect((await house.as(name).get(path)).status).toBe(403);
      expect((await house.as(name).post(path, blue)).status).toBe(403);
      expect((await house.as(name).post(`${path}/reset`)).status).toBe(403);
    }
  });

  test('are on the pages of its customers and of its staff, and no more once they are given back', async () => {
    const house = await aKitchen();
    const { order, link } = await takeIn(house);
    const cookie = await openLink(house.url, link);
    const pages = async () => [
      (await house.stranger().get(`/follow/${order}`).set('Cookie', cookie).set('Accept', 'text/html')).text,
      (await house.as('Marieke').get('/desk', 'html')).text,
      (await house.as('Yusuf').get('/bench', 'html')).text,
    ];
    for (const page of await pages()) expect(sheetIn(page)).toBeNull();
    const saved = await give(house, blue, 'html');
    expect([saved.status, saved.headers.location]).toEqual([303, `${path}?saved=yes`]);
    expect(await look(house, '?saved=yes')).toContain('Bewaard.');
    // A customer's page is asked for anew after five minutes at most.
    house.clock.now += 5 * 60_000;
    for (const page of await pages()) {
      expect(sheetIn(page)).toMatch(/^\/brand\/shop-one\.css\?v=[\da-f]{12}$/);
      expect(page).toMatch(/<svg class="brand__mark"[^>]*><rect[^>]*><text[^>]*>DW<\/text><\/svg>/);
    }
    const back = await house.as('Olga').post(`${path}/reset`, {}, 'html');
    expect([back.status, back.headers.location]).toEqual([303, `${path}?saved=house`]);
    expect(await kept(house)).toEqual(nothing);
    for (const page of await pages()) {
      expect(sheetIn(page)).toBeNull();
      expect(page).not.toContain('>DW</text>');
    }
  });

  test('are kept as they were meant: one of the two, small letters, short codes', async () => {
    const house = await aKitchen();
    expect((await give(house, { colour: ' 00C ' })).body).toMatchObject({
      shop: 'shop-one',
      ...nothing,
      colour: '#0000cc',
    });
    expect(await kept(house)).toEqual({ mark: null, colour: '#0000cc' });
    expect((await give(house, { mark: ' É ', colour: '' }, 'html')).status).toBe(303);
    expect(await kept(house)).toEqual({ mark: 'É', colour: null });
    const desk = (await house.as('Marieke').get('/desk', 'html')).text;
    expect(desk).toContain('>É</text>');
    expect(sheetIn(desk)).toBeNull();
  });

  test('never stand above a page that names the product', async () => {
    const house = await aKitchen();
    await give(house, blue);
    expect((await house.as('Yusuf').get('/me', 'html')).text).not.toContain('>DW</text>');
  });

  test.each(['DWX', '1', '<b', '"x', 'D ', '&', '</', '😀'])('take no mark like %j', async (mark) => {
    const house = await aKitchen();
    const answer = await give(house, { mark: mark.padEnd(3, '!') });
    expect([answer.status, answer.body.errors?.[0].field]).toEqual([422, 'mark']);
    expect((await give(house, { mark: mark === 'D ' ? 'D1' : mark })).status).toBe(422);
    expect(await kept(house)).toEqual(nothing);
  });

  test.each([
    '#000;}body{display:none}',
    '#00000',
    'blauw',
    'rgb(0,0,0)',
    '</style><script>',
    '#1d4ed8/**/',
    'url(//x)',
  ])('take no colour like %j, which comes back as it was typed and harmless', async (colour) => {
    const house = await aKitchen();
    const said = await give(house, { colour });
    expect([said.status, said.body.errors]).toEqual([
      422,
      [{ field: 'colour', message: 'Schrijf een kleur als #1d4ed8: zes cijfers of letters van a tot en met f.' }],
    ]);
    const form = (await give(house, { mark: 'DW', colour }, 'html')).text;
    const escaped = colour.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(form).toContain(`name="colour" type="text" value="${escaped}"`);
    expect(form).not.toContain('<script>');
    expect(await look(house, `?colour=${encodeURIComponent(colour)}`)).toContain('Schrijf een kleur als #1d4ed8');
    expect(await kept(house)).toEqual(nothing);
  });
});

describe('A colour that is hard to read', () => {
  test('is refused with its contrast and the nearest that can be read, and that one is taken', async () => {
    const house = await aKitchen();
    const refused = await give(house, { mark: 'DW', colour: '#ffcc00' }, 'html');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('het contrast is 1,2 op 1, en 4,5 op 1 is het minste');
    expect(refused.text).toMatch(/id="colour-fault">[^<]*#846400/);
    expect(refused.text).toContain('value="#ffcc00"');
    expect(refused.text).toContain('Neem #846400');
    expect(await kept(house)).toEqual(nothing);
    const [, mark, colour] = /name="mark" value="(\w+)">\s*<input type="hidden" name="colour" value="(\S+)">/.exec(
      refused.text,
    ) ?? [''];
    expect((await give(house, { mark, colour }, 'html')).status).toBe(303);
    expect(await kept(house)).toEqual({ mark: 'DW', colour: '#846400' });
  });

  test('is refused to a program too, in its own language', async () => {
    const house = await aKitchen();
    await house.as('Olga').post('/me/language', { language: 'en' });
    const { status, body } = await give(house, { colour: '#ffcc00' });
    expect([status, body.errors[0].field]).toEqual([422, 'colour']);
    expect(body.errors[0].message).toContain('its contrast is 1.2 to 1');
    expect(body.errors[0].message).toContain('#846400');
  });

  test('can be looked at first, day and night, and nothing is kept by looking', async () => {
    const house = await aKitchen();
    const good = await look(house, '?mark=DW&colour=%231d4ed8');
    expect(good).toContain('Zo ziet #1d4ed8 eruit');
    expect(good.match(/role="img"/g)).toHaveLength(2);
    expect(good).toMatch(/fill="#1d4ed8"[\s\S]*fill="#84afff"/);
    expect(good).toContain('value="DW"');
    expect(good).not.toContain('slecht te lezen');
    const faint = await look(house, '?colour=%23ffcc00');
    expect(faint).toContain('slecht te lezen');
    expect(faint).toContain('Zo ziet #846400 eruit');
    const { looked } = (await house.as('Olga').get(`${path}?colour=%23ffcc00`)).body;
    expect(looked).toMatchObject({ colour: '#ffcc00', instead: '#846400', colours: { light: { copper: '#846400' } } });
    expect(await kept(house)).toEqual(nothing);
  });
});

describe('The style sheet of a shop', () => {
  const get = (house: TestKitchen, address: string, headers = {}) => house.stranger().get(address).set(headers);

  test('is anyone’s, for ever at the address of its pages, and asked for again at any other', async () => {
    const house = await aKitchen();
    await give(house, blue);
    const address = sheetIn((await house.as('Marieke').get('/desk', 'html')).text) ?? '';
    const sheet = await get(house, address);
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(sheet.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(sheet.headers['set-cookie']).toBeUndefined();
    expect(sheet.text).toContain('--copper:#1d4ed8;');
    expect(Buffer.byteLength(sheet.text)).toBeLessThan(1024);
    const again = await get(house, address, { 'If-None-Match': sheet.headers.etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await give(house, { colour: '#0f766e' });
    const old = await get(house, address);
    expect([old.headers['cache-control'], old.text]).toEqual([
      'no-cache',
      expect.stringContaining('--copper:#0f766e;'),
    ]);
    expect(sheetIn((await house.as('Marieke').get('/desk', 'html')).text)).not.toBe(address);
  });

  test('is that of one shop, and missing where there is no shop or no colour', async () => {
    const house = await aKitchen();
    const kade = await aShop(house.kitchen, { id: 'kade', code: 'K', name: 'De Kade' });
    await house.kitchen.database.writer
      .insertInto('brands')
      .values({ shop: kade.id, mark: null, colour: '#7c3aed' })
      .execute();
    house.kitchen.shops.forget();
    const theirs = (await get(house, '/brand/kade.css')).text;
    expect(theirs).toContain('--copper:#7c3aed;');
    await give(house, blue);
    await house.as('Olga').post(`${path}/reset`);
    expect((await get(house, '/brand/kade.css')).text).toBe(theirs);
    for (const shop of ['shop-one', 'nowhere', '..%2Fetc', '%3C%2Fstyle%3E']) {
      const answer = await get(house, `/brand/${shop}.css`, { Accept: 'application/json' });
      expect([answer.status, answer.headers['content-type']], shop).toEqual([
        404,
        expect.stringContaining('problem+json'),
      ]);
    }
  });

  test('holds no more than colours whatever stands in the database, and the pages still open', async () => {
    const house = await aKitchen();
    const evil = { shop: house.shop.id, mark: '<"', colour: '#0;}a{b' };
    await house.kitchen.database.writer.insertInto('brands').values(evil).execute();
    house.kitchen.shops.forget();
    expect((await get(house, `/brand/${house.shop.id}.css`)).status).toBe(404);
    const desk = (await house.as('Marieke').get('/desk', 'html')).text;
    expect(sheetIn(desk)).toBeNull();
    expect(desk).toContain('>&lt;&quot;</text>');
    expect(await look(house)).toContain('value="#0;}a{b"');
  });
});
