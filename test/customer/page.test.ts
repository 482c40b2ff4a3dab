import supertest from 'supertest';
import { expect, test } from 'vitest';
import { openLink } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

async function followed(house: TestKitchen) {
  const { order, link } = await takeIn(house);
  const cookie = await openLink(house.url, link);
  const { steps } = (await house.as('Olga').get(`/orders/${order}`)).body as { steps: { id: string }[] };
  const look = (accept: string, more: Record<string, string> = {}) =>
    fetch(`${house.url}/follow/${order}`, { headers: { cookie, accept, ...more } });
  const choose = (body: object) =>
    fetch(`${house.url}/follow/${order}/language`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    ...{ order, cookie, steps, look, choose },
    html: async () => (await look('text/html')).text(),
    json: async () => (await look('application/json')).json(),
  };
}

test('The page tells the order’s story, live attributes and all', async () => {
  const house = await aKitchen();
  const { order, steps, html } = await followed(house);
  await house.as('Priya').post(`/orders/${order}/steps/${steps[0]?.id}/start`);
  const page = await html();
  expect(page).toContain('<title id="title">Onderzoek: nu bezig, klaar tussen 15:30 en 16:15 – Garage De Werf</title>');
  expect(page).toContain('<h1 id="now-title">Priya werkt nu aan: Onderzoek</h1>');
  expect(page).toMatch(new RegExp(`data-order="${order}" data-after="5" data-as="customer"`));
  expect(page).toContain('Bijgewerkt om 13:42');
  expect(page).toContain(`<a class="nojs" href="/follow/${order}">Ververs</a>`);
  expect(page).toContain('De link stopt 30 dagen na het ophalen.');
  expect(page).toContain('href="tel:0100000000"');
});

test('The JSON twin is clean: what is on the page, and nothing that is internal', async () => {
  const house = await aKitchen();
  const { order, steps, json } = await followed(house);
  const [measure] = steps;
  await house.as('Priya').post(`/orders/${order}/steps/${measure?.id}/start`);
  await house
    .as('Priya')
    .post(`/orders/${order}/notes`, { text: 'Nog 2 mm.', audience: 'customer', step: measure?.id });
  await house.as('Priya').post(`/orders/${order}/notes`, { text: 'KANARIE', audience: 'kitchen', step: measure?.id });
  const told = await json();
  const promised = {
    from: '2026-11-24T14:30:00.000Z',
    until: '2026-11-24T15:15:00.000Z',
    state: 'open',
    standsSince: null,
  };
  expect(told).toEqual({
    order,
    seq: 7,
    state: 'open',
    now: 'Priya werkt nu aan: Onderzoek',
    subject: { name: 'Volvo V60', plate: 'OK-042-A' },
    promise: { ...promised, history: [] },
    promises: [expect.objectContaining({ ...promised, of: 'ready-by', by: 'Marieke', words: null, turns: [] })],
    calls: [],
    unhappy: { to: expect.arrayContaining([{ person: 'marieke', name: 'Marieke', step: null }]), said: [] },
    owner: 'Marieke',
    lastConfirmed: { at: '2026-11-24T12:42:00.000Z', by: 'Priya' },
    steps: [
      {
        ...{ id: measure?.id, title: 'Onderzoek', state: 'running', specialist: 'Priya', usualMinutes: 30 },
        ...{ startedAt: '2026-11-24T12:42:00.000Z', finishedAt: null, pauses: [], waitsFor: null },
        notes: [{ at: '2026-11-24T12:42:00.000Z', made: null, by: 'Priya', text: 'Nog 2 mm.', photos: [] }],
      },
      expect.objectContaining({ title: 'Remmen vernieuwen', state: 'planned', specialist: 'Yusuf', usualMinutes: 90 }),
      expect.objectContaining({ title: 'Wassen', state: 'planned', specialist: null }),
    ],
    notes: [],
    questions: [],
  });
  expect(JSON.stringify(told)).not.toMatch(/KANARIE|Meet de remmen|06 12|Jansen/);
});

test('What the kitchen says to itself reaches no customer: not by page, updates, entries or JSON', async () => {
  const house = await aKitchen();
  const { order, steps, cookie, html, json } = await followed(house);
  const talk = { text: 'KANARIE <de klant zeurt>', audience: 'kitchen' };
  await house.as('Yusuf').post(`/orders/${order}/notes`, talk);
  await house.as('Yusuf').post(`/orders/${order}/notes`, { ...talk, step: steps[1]?.id });
  await house.as('Yusuf').post(`/orders/${order}/steps/${steps[1]?.id}/start`);
  const ask = async (path: string) =>
    (await fetch(house.url + path, { headers: { cookie, accept: 'application/json' } })).text();
  const texts = [
    await html(),
    JSON.stringify(await json()),
    await ask(`/follow/${order}/updates?after=0`),
    await ask(`/orders/${order}/entries?after=0`),
  ];
  for (const text of texts) {
    expect(text).toContain('"');
    expect(text).not.toMatch(/KANARIE|zeurt|Vervang schijven/);
  }
  // And the kitchen itself reads it, so it is there to be found.
  expect((await house.as('Olga').get(`/orders/${order}/entries?after=0`)).text).toContain('KANARIE');
});

test('The language is the follower’s own and stays, on the page and in what is pushed', async () => {
  const house = await aKitchen();
  const { order, cookie, html, choose } = await followed(house);
  expect(await html()).toContain('<html lang="nl"');
  const form = await fetch(`${house.url}/follow/${order}/language`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'text/html', origin: house.url },
    body: new URLSearchParams({ language: 'en' }),
  });
  expect([form.status, form.headers.get('location')]).toEqual([303, `/follow/${order}`]);
  expect(await html()).toContain('We have not started yet');
  const updates = await fetch(`${house.url}/follow/${order}/updates?after=1`, { headers: { cookie } });
  expect(await updates.text()).toContain('Your car will be ready');
  // There and back again: a switch is no form that counts once.
  for (const [language, heading] of [
    ['nl', 'We zijn nog niet begonnen'],
    ['en', 'We have not started yet'],
    ['nl', 'We zijn nog niet begonnen'],
  ] as const) {
    const answer = await choose({ language });
    expect([answer.status, await answer.json()]).toEqual([200, { language, location: `/follow/${order}` }]);
    expect(await html()).toContain(heading);
  }
});

test('A language that is none is not understood, and nobody else’s can be chosen', async () => {
  const house = await aKitchen();
  const { order, choose } = await followed(house);
  for (const body of [{ language: 'fr' }, {}, { language: 'en', follower: 'x' }]) {
    expect((await choose(body)).status).toBe(422);
  }
  const stranger = await fetch(`${house.url}/follow/${order}/language`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ language: 'en' }),
  });
  expect(stranger.status).toBe(404);
  const rows = await house.kitchen.database.reader.selectFrom('followers').select('language').execute();
  expect(rows).toEqual([{ language: 'nl' }]);
});

test('Two who follow one order read it each in their own language', async () => {
  const house = await aKitchen();
  const { order, html, choose } = await followed(house);
  await house.as('Marieke').post(`/orders/${order}/people`, { name: 'Piet', phone: '06 11 11 11 11', language: 'nl' });
  expect((await choose({ language: 'en' })).status).toBe(200);
  const rows = await house.kitchen.database.reader.selectFrom('followers').select(['part', 'language']).execute();
  expect(rows.map(({ part, language }) => `${part} ${language}`).sort()).toEqual(['customer en', 'second nl']);
  expect(await html()).toContain('<html lang="en"');
});

test('Nothing new is a 304, and everything that would change the page changes its tag', async () => {
  const house = await aKitchen();
  const { order, steps, look, choose, cookie } = await followed(house);
  const tagOf = async (accept = 'text/html', more = {}) => (await look(accept, more)).headers.get('etag') ?? '';
  const tag = await tagOf();
  // Not by fetch: that one asks every server in between for a fresh copy.
  const again = () =>
    supertest(house.url).get(`/follow/${order}`).set({ cookie, accept: 'text/html', 'if-none-match': tag });
  expect((await again()).status).toBe(304);
  const tags = [tag, await tagOf('application/json'), await tagOf('text/html', { cookie: `${cookie}; theme=dark` })];
  await house.as('Priya').post(`/orders/${order}/steps/${steps[0]?.id}/start`);
  tags.push(await tagOf());
  await choose({ language: 'en' });
  tags.push(await tagOf());
  house.clock.now = Date.parse('2026-11-24T15:15:00Z');
  tags.push(await tagOf());
  house.clock.now += 24 * 60 * 60 * 1000;
  tags.push(await tagOf());
  expect(new Set(tags).size).toBe(tags.length);
  expect((await again()).status).toBe(200);
});
