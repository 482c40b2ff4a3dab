import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openApp } from '#src/app.ts';
import { keep } from '#src/database/transact.ts';
import { openMetrics } from '#src/metrics.ts';
import { securityHeaders } from '#src/security-headers.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { bothWays } from './both-ways.ts';

const minute = 60_000;

/** As another process writes: nobody here is told. */
const write = ({ kitchen }: TestKitchen, table: string, values: Record<string, unknown>, id: string) =>
  kitchen.database.transact(async (tx) => {
    const rows = tx as unknown as Kysely<Record<string, Record<string, unknown>>>;
    return keep(await rows.updateTable(table).set(values).where('id', '=', id).execute());
  });

test('A page from memory is byte for byte the page that is written anew, at every moment of a week', async () => {
  const house = await aKitchen();
  const customer = await aCustomer(house);
  const { order, cookie } = customer;
  const [first = ''] = await stepsOf(house, order);
  await house.as('Priya').post(`/orders/${order}/steps/${first}/start`);
  await customer.ask('Piepen ze straks nog?', first);
  const made = { of: 'call-by', until: '2026-11-26T10:00', words: 'Over de sierdop.' };
  expect((await house.as('Marieke').post(`/orders/${order}/promises`, made)).status).toBe(200);
  const promises = await house.kitchen.database.reader.selectFrom('promises').selectAll().execute();
  const midnight = Date.parse('2026-11-24T23:00:00Z');
  const turns = [...promises.flatMap((one) => [one.from_at, one.until_at]), midnight, midnight + 5 * 24 * 60 * minute];
  const newYear = Date.parse('2026-12-31T23:00:00Z');
  const moments = [...turns, newYear].flatMap((at) => [at - 1, at, at + 1]);
  const { same } = bothWays(house, order, cookie);
  const texts = new Set<string>();
  // There and back: a clock may be set.
  for (const at of [...moments.sort((one, other) => one - other), house.clock.now]) {
    house.clock.now = at;
    const { text } = await same(new Date(at).toISOString());
    texts.add(text.replace(/data-now="\d+"/, '').replace(/"live-text">[^<]*/, ''));
  }
  // So much of it changed with time alone, and not with each look at the clock.
  expect(texts.size).toBeGreaterThan(6);
  expect(texts.size).toBeLessThan(moments.length);
});

test('A page is kept while its clock goes on, and tells the time of each look', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const { quick, written } = bothWays(house, order, cookie);
  const { headers } = await quick();
  house.clock.now += 3 * minute + 17;
  const { text, headers: later } = await quick();
  expect(text).toContain(`data-now="${house.clock.now}"`);
  expect(text).toContain('<span id="live-text">Bijgewerkt om 13:45</span>');
  expect(later).toEqual(headers);
  expect(written()).toBe(1);
});

test('What changes without an entry of the order is on the page at once', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const person = { name: 'Piet Visser', phone: '06 11 11 11 11', language: 'nl' };
  const second = await house.as('Marieke').post(`/orders/${order}/people`, person);
  const other = await openLink(house.url, second.body.link);
  const { same } = bothWays(house, order, cookie);
  const { kitchen, shop, ids } = house;
  const reader = kitchen.database.reader;
  const subject = await reader.selectFrom('subjects').selectAll().executeTakeFirstOrThrow();
  const followers = await reader.selectFrom('followers').selectAll().orderBy('part').execute();
  const seen: string[] = [(await same('at first')).text];
  const after = async (what: string, change: () => Promise<unknown>, shows: string) => {
    await change();
    const { text } = await same(what);
    expect(text, what).toContain(shows);
    expect(seen, what).not.toContain(text);
    seen.push(text);
  };
  const asked = await house.as('Olga').get(`/orders/${order}`);
  expect(asked.status).toBe(200);
  const askAs = (with_: string) =>
    fetch(`${house.url}/follow/${order}/questions`, {
      method: 'POST',
      headers: { cookie: with_, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Kan ik hem zien?' }),
    });
  await after('a question', () => askAs(other), 'Piet');
  await after('the car', () => write(house, 'subjects', { name: 'Volvo V60 grijs' }, subject.id), 'Volvo V60 grijs');
  const pal = followers.find(({ part }) => part === 'second');
  await after('a name', () => write(house, 'customers', { name: 'Piotr Visser' }, pal?.customer ?? ''), 'Piotr');
  await after('their language', () => write(house, 'followers', { language: 'en' }, pal?.id ?? ''), 'lang="en"');
  const rename = async () => {
    await write(house, 'people', { name: 'Marijke' }, ids.Marieke);
    kitchen.colleagues.forget();
  };
  await after('a colleague', rename, 'Marijke');
  const call = async () => {
    await write(house, 'shops', { phone: '010 999 99 99' }, shop.id);
    kitchen.shops.forget();
  };
  await after('the phone', call, 'tel:0109999999');
  const paint = (body: object) => house.as('Olga').post('/settings/brand', body);
  await after('the mark', () => paint({ mark: 'DW', colour: '#225577' }), '/brand/shop-one.css');
});

test('Two themes, two languages and two orders are kept side by side', async () => {
  const house = await aKitchen();
  const [one, two] = [await aCustomer(house), await aCustomer(house, { plate: 'OK-043-B', language: 'en' })];
  const { quick, written } = bothWays(house, one.order, one.cookie);
  const other = bothWays(house, two.order, two.cookie);
  const look = async () => [
    (await quick()).text,
    (await quick({ cookie: `theme=dark; ${one.cookie}` })).text,
    (await other.quick()).text,
  ];
  const first = await look();
  expect(first.map((text) => /<html[^>]*>/.exec(text)?.[0])).toEqual([
    '<html lang="nl" data-face="customer">',
    '<html lang="nl" data-face="customer" data-theme="dark">',
    '<html lang="en" data-face="customer">',
  ]);
  const before = written() + other.written();
  expect(await look()).toEqual(first);
  expect(written() + other.written()).toBe(before);
});

test('Both ways answer with the same headers, and with the same tag', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const { quick, whole } = bothWays(house, order, cookie);
  const page = await quick();
  expect(page.headers).toEqual((await whole()).headers);
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    vary: 'Accept',
  });
  expect(page.headers).not.toHaveProperty('x-powered-by');
  const tag = page.headers.etag ?? '';
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await quick({ 'if-none-match': known });
    expect(again, known).toMatchObject({ status: 304, text: '' });
    expect(again, known).toEqual(await whole({ 'if-none-match': known }));
  }
  for (const more of [{ 'if-none-match': '"other"' }, { 'if-none-match': tag, 'cache-control': 'no-cache' }]) {
    const again = await quick(more);
    expect(again.status).toBe(200);
    expect(again).toEqual(await whole(more));
  }
});

test('In production every answer asks for an encrypted connection', () => {
  const publicUrl = 'https://werf.example';
  expect(securityHeaders({ publicUrl, production: true }).get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
  expect(securityHeaders({ publicUrl, production: false }).has('Strict-Transport-Security')).toBe(false);
  expect(securityHeaders({ publicUrl, production: true }).get('Content-Security-Policy')).toContain(
    "connect-src 'self' wss://werf.example;",
  );
});

test('A page in memory is no way past the door: revoked, expired and never given say the same', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const link = await house.kitchen.database.reader.selectFrom('links').selectAll().executeTakeFirstOrThrow();
  const elsewhere = await aCustomer(house, { plate: 'OK-044-C' });
  const { quick, same } = bothWays(house, order, cookie);
  await same('open');
  const unknown = { cookie: `link-${order}=${'a'.repeat(32)}` };
  expect((await quick(unknown)).status).toBe(404);
  const refused = async (headers?: Record<string, string>) =>
    expect(await quick(headers)).toEqual(await quick(unknown));
  await refused({ cookie: '' });
  // Another order's key opens this one as little, also under this one's name.
  await refused({ cookie: elsewhere.cookie });
  await refused({ cookie: `link-${order}=${elsewhere.cookie.slice(elsewhere.cookie.indexOf('=') + 1)}` });
  // By another process, which tells nobody.
  await write(house, 'links', { revoked_at: house.clock.now }, link.id);
  await refused();
  await refused({ 'if-none-match': '*' });
  await write(house, 'links', { revoked_at: null, expires_at: house.clock.now + 1 }, link.id);
  expect((await quick()).status).toBe(200);
  house.clock.now += 1;
  await refused();
});

test('What is asked for in any other way is answered as before', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const { quick, written } = bothWays(house, order, cookie);
  const page = await quick();
  const ask = (path: string, { method = 'GET', ...headers }: Record<string, string> = {}) =>
    fetch(house.url + path, { method, redirect: 'manual', headers: { cookie, ...headers } });
  const head = await ask(`/follow/${order}`, { method: 'HEAD', accept: 'text/html' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('etag')).toBe(page.headers.etag);
  expect(head.headers.get('content-length')).toBe(page.headers['content-length']);
  const json = await ask(`/follow/${order}`, { accept: 'application/json' });
  expect(await json.json()).toMatchObject({ order, state: 'open' });
  expect(json.headers.get('etag')).not.toBe(page.headers.etag);
  expect((await ask(`/follow/${order}?more=1`, { accept: 'text/html' })).status).toBe(422);
  expect((await ask(`/follow/0${order}`, { accept: 'text/html' })).status).toBe(404);
  expect((await ask(`/follow/${order}`, { accept: 'text/html', 'for-person': 'somebody' })).status).toBe(303);
  expect((await ask(`/follow/${order}`, { method: 'DELETE', accept: 'text/html' })).status).toBe(404);
  const before = written();
  expect((await ask(`/follow/${order}`, {})).status).toBe(200);
  expect(written()).toBe(before);
});

test('What was read while somebody wrote is not kept', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const { quick } = bothWays(house, order, cookie);
  const { kitchen } = house;
  const { id } = await kitchen.database.reader.selectFrom('subjects').select('id').executeTakeFirstOrThrow();
  const { brandOf } = kitchen.shops;
  let isFirst = true;
  kitchen.shops.brandOf = async (shop) => {
    if (isFirst) {
      // After the look at what the page would be made of, and before that is read.
      isFirst = false;
      await write(house, 'subjects', { name: 'Verschreven' }, id);
    }
    return brandOf(shop);
  };
  expect((await quick()).text).toContain('Verschreven');
  await write(house, 'subjects', { name: 'Volvo V60' }, id);
  expect((await quick()).text).not.toContain('Verschreven');
});

test('Nothing that is typed can move the clock of a kept page', async () => {
  const house = await aKitchen();
  const trick = '"> data-now="1" id="live-text">13:42';
  const { order, link } = await takeIn(house, { purpose: trick, wishes: trick, subject: trick });
  const { same } = bothWays(house, order, await openLink(house.url, link));
  await same('at first');
  house.clock.now += 5 * minute;
  expect((await same('later')).text).toContain('<span id="live-text">Bijgewerkt om 13:47</span>');
});

test('Both ways are noted alike where somebody wants to know everything', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const lines: string[] = [];
  const log = pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) });
  const { server, io } = openApp({ ...house.kitchen, log, metrics: openMetrics() });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (const accept of ['text/html', 'text/html', 'text/html;q=0.9'])
    await (await fetch(`http://127.0.0.1:${port}/follow/${order}`, { headers: { cookie, accept } })).text();
  await io.close();
  const noted = lines.map((line) => JSON.parse(line)).map(({ req, res, level }) => ({ req, res, level }));
  const one = { req: { method: 'GET', url: `/follow/${order}` }, res: { status: 200 }, level: 20 };
  expect(noted).toEqual([one, one, one]);
  expect(lines.join()).not.toContain(cookie.slice(-32));
});
