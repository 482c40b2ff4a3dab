import supertest from 'supertest';
import { expect, test } from 'vitest';
import { everyRow } from '../database/every-row.ts';
import { openLink } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPostOffice, type PostOffice } from '../mail/a-post-office.ts';

const sanne = { email: 'sanne@example.org', name: 'Sanne Jansen' };

async function aLink(house: TestKitchen, more: object = sanne) {
  const { order, link } = await takeIn(house, more);
  const cookie = await openLink(house.url, link);
  const browser = supertest.agent(house.url);
  browser.jar.setCookie(cookie);
  const mine = `/follow/${order}/mine`;
  return {
    order,
    get: (path = mine) => browser.get(path).set('Accept', 'text/html').buffer(true),
    json: () => browser.get(mine).set('Accept', 'application/json'),
    send: (what: string, email = 'Sanne@Example.org') =>
      browser.post(`${mine}/code`).type('form').send({ what, email }),
    open: (what: string, code: string) => browser.post(`${mine}/open`).type('form').send({ what, code }),
  };
}

async function mailedCode(office: PostOffice): Promise<string> {
  await office.carry();
  return /^[a-z2-7]{4}-[a-z2-7]{4}$/m.exec(office.arrived.at(-1)?.text ?? '')?.[0] ?? '';
}

test('Whoever has the link alone learns who somebody is by half, and nothing more', async () => {
  const house = await aKitchen();
  await aPostOffice(house);
  const link = await aLink(house);
  const { text } = await link.get();
  expect(text).toContain('S… J…');
  expect(text).toContain('s…@e….org');
  expect(text).toContain('… 18');
  expect(text).not.toMatch(/Sanne|Jansen|sanne@|12 34 56/);
  const file = await link.get(`/follow/${link.order}/mine/file`);
  expect([file.status, file.headers.location]).toEqual([303, `/follow/${link.order}/mine`]);
  expect((await link.get(`/follow/${link.order}`)).text).toContain(`href="/follow/${link.order}/mine"`);
});

test('A code by mail to the contact on the order opens all of it, in this browser, for ten minutes', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  const sent = await link.send('see');
  expect(sent.headers.location).toBe(`/follow/${link.order}/mine?asked=see#see`);
  const code = await mailedCode(office);
  expect([office.arrived.at(-1)?.to].flat()[0]?.text).toBe('sanne@example.org');
  expect(await everyRow(house.kitchen)).not.toContain(code.replace('-', ''));
  // What is for seeing asks for nothing to be erased.
  expect((await link.open('erase', code)).status).toBe(409);
  expect((await link.open('see', ` ${code.toUpperCase().replace('-', ' ')} `)).status).toBe(303);
  const page = await link.get();
  expect(page.text).toContain('Sanne Jansen');
  expect(page.text).toContain('De remmen piepen.');
  const file = await link.get(`/follow/${link.order}/mine/file`);
  expect([file.status, file.headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="order-${link.order}-mine.tar"`,
  ]);
  // Another browser with the same link has typed no code, and the code is used up.
  const other = await fetch(`${house.url}/follow/${link.order}/mine`, { headers: { accept: 'text/html', cookie: '' } });
  expect(other.status).toBe(404);
  expect((await link.open('see', code)).status).toBe(409);
  house.clock.now += 10 * 60_000;
  expect((await link.get()).text).not.toContain('Sanne Jansen');
});

test('Whoever does not know the address sends nothing, and does not learn that it was another', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  const rows = await everyRow(house.kitchen);
  const wrong = await link.send('see', 'somebody@example.org');
  expect((await link.send('see', '')).status).toBe(422);
  expect(await everyRow(house.kitchen)).toBe(rows);
  const right = await link.send('see');
  expect([wrong.status, wrong.headers.location]).toEqual([right.status, right.headers.location]);
  await office.carry();
  expect(office.arrived).toHaveLength(1);
});

test('Five tries, ten minutes, and the sixth is of no use even when it is right', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  await link.send('see');
  const code = await mailedCode(office);
  const tries = await Promise.all(
    ['aaaa-aaaa', 'bbbb-bbbb', 'cccc-cccc', 'dddd-dddd', 'eeee-eeee'].map((wrong) => link.open('see', wrong)),
  );
  expect(tries.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
  expect((await link.open('see', code)).text).toContain('Er is geen code die nog werkt');
  await link.send('see');
  const late = await mailedCode(office);
  expect(late).not.toBe(code);
  house.clock.now += 10 * 60_000;
  expect((await link.open('see', late)).status).toBe(409);
});

test('Pressing again and again sends three codes an hour, and the last that was sent still works', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  const answers = [];
  for (let i = 0; i < 5; i += 1) answers.push((await link.send('see')).status);
  expect(answers).toEqual([303, 303, 303, 303, 303]);
  await office.carry();
  expect(office.arrived).toHaveLength(3);
  const codes = office.arrived.map(({ text }) => /^[a-z2-7]{4}-[a-z2-7]{4}$/m.exec(text ?? '')?.[0] ?? '');
  const opened = [];
  for (const code of codes) opened.push((await link.open('see', code)).status);
  expect(opened.toSorted()).toEqual([303, 409, 409]);
});

test('Asking to be forgotten becomes one problem at the desk, with one owner, and erases nothing by itself', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  await link.send('erase');
  expect((await link.open('erase', await mailedCode(office))).headers.location).toBe(
    `/follow/${link.order}/mine#erase`,
  );
  const rows = await house.kitchen.database.reader
    .selectFrom('exceptions')
    .selectAll()
    .where('kind', '=', 'raised')
    .execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ owner: house.ids.Marieke, state: 'open' });
  expect(rows[0]?.text).toContain('vergeten te worden');
  expect((await link.get()).text).toContain('Marieke neemt dit op zich');
  expect((await link.json()).body).toMatchObject({ erasureAskedOf: 'Marieke', held: null });
  // A customer reads the name that the owner chose for them.
  expect((await house.as('Olga').post(`/people/${house.ids.Marieke}/alias`, { alias: 'Balie' })).status).toBe(200);
  expect((await link.json()).body).toMatchObject({ erasureAskedOf: 'Balie' });
  expect((await link.get()).text).not.toContain('Marieke');
  // Not on the page that everybody with the link reads.
  expect((await link.get(`/follow/${link.order}`)).text).not.toContain('vergeten te worden');
  expect((await house.as('Marieke').get('/desk', 'html')).text).toContain('vergeten te worden');
  await link.send('erase');
  expect((await link.open('erase', await mailedCode(office))).status).toBe(409);
});

test('Who has no e-mail rings: the desk tells a code, once, and it is noted who did', async () => {
  const house = await aKitchen();
  await aPostOffice(house);
  const link = await aLink(house, { name: 'Sanne Jansen' });
  expect((await link.get()).text).toContain('010 000 00 00');
  expect((await link.send('see')).status).toBe(409);
  const { body } = await house.as('Marieke').get(`/orders/${link.order}`);
  const follower = body.links[0].follower;
  const path = `/orders/${link.order}/people/${follower}/code`;
  expect((await house.as('Yusuf').post(path, { what: 'see' })).status).toBe(403);
  const given = await house.as('Marieke').post(path, { what: 'see' }, 'html');
  const cookie = (given.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
  const shown = await house.as('Marieke').get(path, 'html').set('Cookie', cookie);
  const code = /<p class="mono">([a-z2-7]{4}-[a-z2-7]{4})<\/p>/.exec(shown.text)?.[1] ?? '';
  expect(shown.headers['set-cookie']).toEqual([expect.stringMatching(/^told-code=;.*Max-Age=0/)]);
  expect(await everyRow(house.kitchen)).not.toContain(code.replace('-', ''));
  expect((await link.open('see', code)).status).toBe(303);
  const entries = (await house.as('Marieke').get(`/orders/${link.order}/entries?after=0`)).body.entries;
  expect(entries.at(-1)).toMatchObject({ kind: 'code-told', actor: house.ids.Marieke, audience: 'kitchen' });
  expect((await link.get(`/follow/${link.order}`)).text).not.toContain('aan de telefoon een code');
});

test('Looking writes nothing, with a code or without; that the code was typed is noted, once', async () => {
  const house = await aKitchen();
  const office = await aPostOffice(house);
  const link = await aLink(house);
  const look = async () => {
    const rows = await everyRow(house.kitchen);
    await link.get();
    await link.json();
    await link.get(`/follow/${link.order}/mine/file`);
    expect(await everyRow(house.kitchen)).toBe(rows);
  };
  await look();
  await link.send('see');
  await link.open('see', await mailedCode(office));
  await look();
  const noted = house.kitchen.database.reader.selectFrom('audit').select('what').where('who', 'is', null);
  expect(await noted.execute()).toEqual([{ what: 'customer-read-own' }]);
  expect((await link.get()).text).toContain('<p>Klant bekeek eigen gegevens</p>');
});
