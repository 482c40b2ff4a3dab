import { expect, test } from 'vitest';
import { resetByLink } from '#src/people/reset-password.ts';
import { staffReset } from '#src/people/staff-reset.ts';
import { everyRow } from '../database/every-row.ts';
import { aKitchen, emailOf, password, type TestKitchen } from '../kitchen.ts';
import { aPostOffice } from '../mail/a-post-office.ts';
import { aBrowser, type Browser, setUpFactor, signIn } from './safe.ts';

const fresh = 'een nieuwe zin voor morgen';

const forgot = (browser: Browser, email: string) => browser.post('/forgot').type('form').send({ email });

async function mailedLink(house: TestKitchen, name: 'Marieke' | 'Olga' = 'Marieke') {
  const office = await aPostOffice(house);
  await forgot(aBrowser(house), emailOf(name));
  await office.carry();
  const link = /\/reset\/[a-z2-7]{32}/.exec(office.arrived.at(-1)?.text ?? '')?.[0] ?? '';
  return { office, link };
}

test('A forgotten password: a link by mail, once, and all sessions end', async () => {
  const house = await aKitchen({ signIn: true });
  const before = aBrowser(house);
  await signIn(before, 'Marieke');
  const { office, link } = await mailedLink(house);
  expect(await everyRow(house.kitchen)).not.toContain(link.slice(7));
  // Scanners look at every link in a mail: that uses nothing up.
  const rows = await everyRow(house.kitchen);
  for (let i = 0; i < 3; i += 1) {
    const page = await fetch(house.url + link, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
  }
  await fetch(house.url + link, { method: 'HEAD' });
  expect(await everyRow(house.kitchen)).toBe(rows);

  const browser = aBrowser(house);
  const easy = await browser.post(link).type('form').send({ password: 'wachtwoord1' });
  expect(easy.status).toBe(422);
  const set = await browser.post(link).type('form').send({ password: fresh });
  expect(set.headers.location).toBe('/sign-in?password&reset=done');
  expect((await before.get('/me').set('Accept', 'application/json')).status).toBe(401);
  expect((await browser.post(link).type('form').send({ password: fresh })).status).toBe(409);
  expect((await signIn(browser, 'Marieke')).status).toBe(409);
  expect((await signIn(browser, 'Marieke', fresh)).headers.location).toBe('/');
  await office.carry();
  expect(office.arrived.at(-1)?.subject).toBe('Je wachtwoord is veranderd – Garage De Werf');
});

test('The link works for half an hour', async () => {
  const house = await aKitchen({ signIn: true });
  const { link } = await mailedLink(house);
  house.clock.now += 30 * 60_000;
  expect((await fetch(house.url + link, { headers: { accept: 'text/html' } })).status).toBe(410);
  expect((await aBrowser(house).post(link).type('form').send({ password: fresh })).status).toBe(409);
});

test('Nothing tells whether an address is known: the same answer, the same rows written', async () => {
  const house = await aKitchen({ signIn: true });
  const office = await aPostOffice(house);
  const written = async () => {
    const { reader } = house.kitchen.database;
    return (await reader.selectFrom('mails').select('id').execute()).length;
  };
  const asked = [];
  for (const email of [emailOf('Marieke'), 'nobody@example.org', 'else@example.org']) {
    const before = await written();
    const answer = await forgot(aBrowser(house), email);
    const { date: _, ...headers } = answer.headers;
    asked.push({ status: answer.status, headers, text: answer.text, rows: (await written()) - before });
  }
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[2]).toEqual(asked[0]);
  await office.carry();
  expect(office.arrived).toHaveLength(1);
  expect(asked[0]?.rows).toBe(1);
  expect((await house.as('Olga').get('/mail')).body.mails).toHaveLength(1);
});

test('Whoever asks for somebody else’s link again and again fills no mailbox and breaks no link', async () => {
  const house = await aKitchen({ signIn: true });
  const { office, link } = await mailedLink(house);
  for (let i = 0; i < 8; i += 1) await forgot(aBrowser(house), emailOf('Marieke'));
  await office.carry();
  expect(office.arrived).toHaveLength(3);
  const set = await aBrowser(house).post(link).type('form').send({ password: fresh });
  expect(set.headers.location).toBe('/sign-in?password&reset=done');
  // Used once, all of them are.
  const newest = /\/reset\/[a-z2-7]{32}/.exec(office.arrived.at(-1)?.text ?? '')?.[0] ?? '';
  expect(newest).not.toBe(link);
  expect((await aBrowser(house).post(newest).type('form').send({ password: fresh })).status).toBe(409);
});

test('Without mail an owner makes a code, told once, with which the person sets a new password', async () => {
  const house = await aKitchen({ signIn: true });
  expect((await forgot(aBrowser(house), emailOf('Marieke'))).status).toBe(409);
  const owner = aBrowser(house);
  await signIn(owner, 'Olga');
  await owner.post(`/people/${house.ids.Marieke}/reset-code`).type('form').send({});
  const page = await owner.get('/people').set('Accept', 'text/html');
  const code = /<p class="mono">([a-z2-7]{5}-[a-z2-7]{5})<\/p>/.exec(page.text)?.[1] ?? '';
  expect(code).not.toBe('');
  expect((await owner.get('/people').set('Accept', 'text/html')).text).not.toContain(code);
  expect(await everyRow(house.kitchen)).not.toContain(code.replace('-', ''));
  const browser = aBrowser(house);
  const use = (email: string, typed = code) =>
    browser.post('/reset').type('form').send({ email, code: typed, password: fresh });
  expect((await use(emailOf('Olga'))).status).toBe(409);
  expect((await use(emailOf('Marieke'), 'aaaaa-aaaaa')).text).toBe(
    (await use('nobody@example.org', 'aaaaa-aaaaa')).text.replace('nobody@example.org', emailOf('Marieke')),
  );
  expect((await use(emailOf('Marieke'), code.toUpperCase())).headers.location).toBe('/sign-in?password&reset=done');
  expect((await use(emailOf('Marieke'))).status).toBe(409);
  expect((await signIn(browser, 'Marieke', fresh)).headers.location).toBe('/');
});

test('Whoever uses one link at once: one sets the password', async () => {
  const house = await aKitchen({ signIn: true });
  const { link } = await mailedLink(house);
  const token = link.slice('/reset/'.length);
  const device = { address: '192.0.2.1', userAgent: 'Phone' };
  const words = Array.from({ length: 5 }, (_, i) => `${fresh} ${i}`);
  const all = await Promise.all(
    words.map((word) => resetByLink(house.kitchen.signIn, { token, password: word }, device)),
  );
  expect(all.filter((one) => 'ended' in one)).toHaveLength(1);
  expect((await signIn(aBrowser(house), 'Marieke', password)).status).toBe(409);
});

test('The last owner comes back in by the machine itself, without the second step that was lost', async () => {
  const house = await aKitchen({ signIn: true });
  const browser = aBrowser(house);
  await signIn(browser, 'Olga');
  await setUpFactor(browser);
  const { code, secondFactorOff } = await staffReset(house.kitchen, [
    '--email',
    'Olga@example.org',
    '--without-second-factor',
  ]);
  expect(secondFactorOff).toBe(true);
  const used = await browser
    .post('/reset')
    .type('form')
    .send({ email: emailOf('Olga'), code, password: fresh });
  expect(used.headers.location).toBe('/sign-in?password&reset=done');
  expect((await signIn(browser, 'Olga', fresh)).headers.location).toBe('/');
  await expect(staffReset(house.kitchen, ['--email', 'x@example.org'])).rejects.toThrow('Nobody here has');
  await expect(staffReset(house.kitchen, [])).rejects.toThrow('--email is missing');
});
