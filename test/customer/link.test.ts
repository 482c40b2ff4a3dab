import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { lookingBack } from '#src/timeline/expire-links.ts';
import { everyRow } from '../database/every-row.ts';
import { openLink } from '../follower.ts';
import { agent, aKitchen, aShop, type TestKitchen, takeIn } from '../kitchen.ts';

const fetchLink = (house: TestKitchen, link: string, more: RequestInit = {}) =>
  fetch(new URL(new URL(link).pathname, house.url), { redirect: 'manual', ...more });

test('A link leads to a clean address with a cookie for that order alone', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  const answer = await fetchLink(house, link);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`/follow/${order}`);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const token = new URL(link).pathname.split('/').at(-1);
  expect(answer.headers.getSetCookie()).toEqual([
    `link-${order}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000`,
  ]);
});

test('Scanners and previews may fetch a link as often as they like: not a byte in the database changes', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  const [before, commits] = [await everyRow(house.kitchen), house.kitchen.database.commits()];
  const agents = ['WhatsApp/2.23', 'facebookexternalhit/1.1', 'Mozilla/5.0', 'Slackbot-LinkExpanding 1.0', 'curl/8'];
  for (const method of ['HEAD', 'GET', 'GET']) {
    for (const agent of agents) {
      const answer = await fetchLink(house, link, { method, headers: { 'user-agent': agent, accept: 'text/html' } });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/follow/${order}`]);
    }
  }
  const cookie = await openLink(house.url, link);
  for (const method of ['HEAD', 'GET']) {
    for (const accept of ['text/html', 'application/json']) {
      const page = await fetch(`${house.url}/follow/${order}`, { method, headers: { cookie, accept } });
      expect(page.status).toBe(200);
    }
  }
  await house.as('Yusuf').get(new URL(link).pathname, 'html');
  expect(await everyRow(house.kitchen)).toBe(before);
  expect(house.kitchen.database.commits()).toBe(commits);
});

test('The dump sees what a follower does change', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  const before = await everyRow(house.kitchen);
  const cookie = await openLink(house.url, link);
  await fetch(`${house.url}/follow/${order}/language`, {
    method: 'POST',
    headers: { cookie, origin: house.url },
    body: new URLSearchParams({ language: 'en' }),
    redirect: 'manual',
  });
  expect(await everyRow(house.kitchen)).not.toBe(before);
});

test.each(['text/html', 'application/json'])('Unknown, revoked and expired say the same, in %s', async (accept) => {
  const house = await aKitchen();
  const [revoked, expired] = [await takeIn(house), await takeIn(house, { plate: 'UE-550-A', phone: '06 11 11 11 11' })];
  const { links } = (await house.as('Olga').get(`/orders/${revoked.order}`)).body;
  await house.as('Olga').post(`/orders/${revoked.order}/links/${links[0].id}/revoke`);
  await house.as('Olga').post(`/orders/${expired.order}/cancel`, { reason: 'Niet meer nodig.' });
  house.clock.now += lookingBack;
  const unknown = `${house.url}/l/${'a'.repeat(32)}`;
  const answers = await Promise.all(
    [unknown, `${house.url}/l/x`, revoked.link, expired.link].map(async (link) => {
      const answer = await fetchLink(house, link, { headers: { accept, 'accept-language': 'nl' } });
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
      return { status: answer.status, headers, text: await answer.text() };
    }),
  );
  const [first] = answers;
  expect(first?.status).toBe(404);
  expect(first?.text).toContain('Deze link werkt niet (meer). Vraag de werkplaats om een nieuwe.');
  expect(first?.headers['referrer-policy']).toBe('no-referrer');
  expect(first?.headers['set-cookie']).toBeUndefined();
  for (const answer of answers) expect(answer).toEqual(first);
});

test('A link lives until its last moment', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  await house.as('Olga').post(`/orders/${order}/cancel`, { reason: 'Niet meer nodig.' });
  house.clock.now += lookingBack - 1;
  expect((await fetchLink(house, link)).status).toBe(303);
  house.clock.now += 1;
  expect((await fetchLink(house, link)).status).toBe(404);
});

test('Whoever misses thirty times in a minute is told to wait; a link that opens costs nothing', async () => {
  const house = await aKitchen();
  const { link } = await takeIn(house);
  for (let i = 0; i < 40; i += 1) expect((await fetchLink(house, link)).status).toBe(303);
  const statuses = [];
  for (let i = 0; i < 32; i += 1) {
    statuses.push((await fetch(`${house.url}/l/wrong-${i}`, { headers: { accept: 'text/html' } })).status);
  }
  expect(statuses).toEqual([...Array(30).fill(404), 429, 429]);
  const told = await fetchLink(house, link, { headers: { accept: 'text/html', 'accept-language': 'en' } });
  expect(told.status).toBe(429);
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await told.text()).toMatch(/That is too fast\. Wait \d+ seconds? and try again\./);
  // Another house counts for itself.
  const other = await aKitchen();
  expect((await fetch(`${other.url}/l/wrong`)).status).toBe(404);
});

test('Staff of the shop come to the bench by the same code, and to the page when they ask for it', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  const address = new URL(link).pathname;
  const bench = await house.as('Yusuf').get(address, 'html');
  expect([bench.status, bench.headers.location]).toEqual([303, `/bench/${order}`]);
  expect(bench.headers['set-cookie']).toBeUndefined();
  const page = await house.as('Yusuf').get(`${address}?as=customer`, 'html');
  expect([page.status, page.headers.location]).toEqual([303, `/follow/${order}`]);
  expect(page.headers['set-cookie']).toHaveLength(1);
});

test('Somebody who works in another shop is a customer like any other', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  const { kitchen } = house;
  const elsewhere = await aShop(kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  await kitchen.database.transact(async (tx) => {
    const role = { shop: elsewhere.id, person: house.ids.Tom, role: 'owner' as const, created_at: 0 };
    await tx.deleteFrom('roles').where('person', '=', house.ids.Tom).execute();
    return keep(await tx.insertInto('roles').values(role).execute());
  });
  kitchen.signIn.lookups.forget();
  const answer = await agent(house.url, house.keys.Tom).get(new URL(link).pathname, 'html');
  expect(answer.headers.location).toBe(`/follow/${order}`);
});

test('Two orders stay beside each other in one browser, and neither opens the other', async () => {
  const house = await aKitchen();
  const [one, two] = [await takeIn(house), await takeIn(house, { plate: 'UE-550-A', subject: 'Fiat Panda' })];
  const [first, second] = [await openLink(house.url, one.link), await openLink(house.url, two.link)];
  const look = async (order: number, cookie: string) => {
    const answer = await fetch(`${house.url}/follow/${order}`, { headers: { cookie, accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as { subject: { name: string } }).subject.name : answer.status;
  };
  const both = `${first}; ${second}`;
  expect([await look(one.order, both), await look(two.order, both)]).toEqual(['Volvo V60', 'Fiat Panda']);
  expect([await look(one.order, second), await look(two.order, first), await look(one.order, '')]).toEqual([
    404, 404, 404,
  ]);
  const swapped = `link-${one.order}=${second.split('=')[1]}`;
  expect(await look(one.order, swapped)).toBe(404);
});

test('In production the cookie is for this host alone and travels encrypted', async () => {
  const house = await aKitchen();
  const { link, order } = await takeIn(house);
  house.kitchen.settings.production = true;
  const [cookie] = (await fetchLink(house, link)).headers.getSetCookie();
  expect(cookie).toMatch(new RegExp(`^__Host-link-${order}=[a-z2-7]{32}; Path=/; HttpOnly; SameSite=Lax; .*; Secure$`));
});

test('What a preview shows is the same for every order, and so is the page without a cookie', async () => {
  const house = await aKitchen();
  const [one, two] = [await takeIn(house), await takeIn(house, { plate: 'UE-550-A', subject: 'Fiat Panda' })];
  const preview = async ({ link }: { link: string }) =>
    (await fetch(new URL(new URL(link).pathname, house.url), { headers: { accept: 'text/html' } })).text();
  const [first, second] = [await preview(one), await preview(two)];
  const titles = [first, second].map((text) => /<title[^>]*>(.*)<\/title>/.exec(text)?.[1]);
  expect(titles).toEqual([expect.stringMatching(/./), titles[0]]);
  expect(first).not.toMatch(/Volvo|OK-042|Sanne/);
  expect(first).toContain('noindex');
});
