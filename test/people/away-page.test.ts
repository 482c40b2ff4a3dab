import { expect, test } from 'vitest';
import { disablePerson } from '#src/people/change-person.ts';
import { type Browser, type FrontDesk, openFrontDesk } from './front-desk.ts';
import { emailOf, kade, passwordOf } from './front-door.ts';
import { valid } from './valid-html.ts';

const json = { Accept: 'application/json' };

async function open() {
  const desk = await openFrontDesk();
  const olga = await desk.add('Olga', ['owner']);
  const marieke = await desk.add('Marieke', ['desk']);
  const yusuf = await desk.add('Yusuf', ['technician']);
  return { desk, olga, marieke, yusuf, browser: await signedIn(desk, 'Marieke') };
}

async function signedIn(desk: FrontDesk, name: string): Promise<Browser> {
  const browser = desk.browser();
  await browser.post('/sign-in').send({ email: emailOf(name), password: passwordOf(name) });
  return browser;
}

const form = (browser: Browser, path: string, body: object) => browser.post(path).type('form').send(body);
const page = async (browser: Browser) => valid((await browser.get('/people/away').expect(200)).text);
const away = async (browser: Browser) => (await browser.get('/people/away').set(json).expect(200)).body.away;
const here = /<a href="([^"]*)" aria-current="page">/;

test('the desk notes that somebody is ill, for everybody of the desk to see, and that they are back', async () => {
  const { desk, marieke, yusuf, browser } = await open();
  expect(await page(browser)).toContain('Iedereen is er, en er is niets genoteerd.');
  await form(browser, '/people/away', { person: yusuf, from: '2026-11-24' })
    .expect(303)
    .expect('Location', '/people/away?saved=yes');
  const owner = await signedIn(desk, 'Olga');
  const [absence, ...others] = await away(owner);
  expect(others).toEqual([]);
  expect(absence).toMatchObject({ person: yusuf, notedBy: marieke, until: '2026-11-24T23:00:00.000Z' });
  const shown = await page(owner);
  expect(shown).toContain('Sinds 12:00, de rest van vandaag · genoteerd door Marieke');
  expect(shown).toContain('aria-label="Is er weer: Yusuf, Sinds 12:00, de rest van vandaag"');
  const own = await (await signedIn(desk, 'Yusuf')).get('/me');
  expect(own.text).toContain('genoteerd door Marieke');
  desk.clock.at += 60_000;
  await form(owner, '/people/away/end', { absence: absence.id }).expect(303);
  expect(await away(browser)).toEqual([]);
});

test('today and later stand apart, each with the name of who it is', async () => {
  const { olga, yusuf, browser } = await open();
  await form(browser, '/people/away', { person: olga, from: '2026-12-01', until: '2026-12-04' }).expect(303);
  await form(browser, '/people/away', { person: yusuf }).expect(303);
  const shown = await page(browser);
  const order = ['Nu afwezig', '>Yusuf</h3>', '>Later<', '>Olga</h3>', 'Gaat niet door'].map((text) =>
    shown.indexOf(text),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

test('who is not of this shop, or left, cannot be named; what is wrong comes back with what was chosen', async () => {
  const { desk, yusuf, browser } = await open();
  const kees = await desk.add('Kees', ['technician'], kade);
  const tom = await desk.add('Tom', ['technician']);
  await disablePerson(desk.signIn, tom);
  const listed = await page(browser);
  expect(listed).toContain('<option value="" selected>Kies een naam</option>');
  const blank = await valid((await form(browser, '/people/away', { person: '', from: '2026-11-24' }).expect(422)).text);
  expect(blank).toMatch(/id="person-fault">Vul dit in/);
  expect(listed).toContain(`<option value="${yusuf}"`);
  for (const person of [kees, tom, 'no-such-person']) {
    expect(listed).not.toContain(`value="${person}"`);
    const refused = await browser.post('/people/away').set(json).send({ person }).expect(422);
    expect(refused.body.errors).toEqual([{ field: 'person', message: 'Kies een van de mogelijkheden.' }]);
  }
  const text = await valid(
    (await form(browser, '/people/away', { person: yusuf, from: '2026-11-23' }).expect(422)).text,
  );
  expect(text).toContain('Dit is al voorbij.');
  expect(text).toContain(`<option value="${yusuf}" selected`);
  expect(await away(browser)).toEqual([]);
});

test('another shop neither sees it nor ends it', async () => {
  const { desk, yusuf, browser } = await open();
  await desk.add('Kees', ['owner', 'desk'], kade);
  await form(browser, '/people/away', { person: yusuf }).expect(303);
  const [absence] = await away(browser);
  const kees = await signedIn(desk, 'Kees');
  expect((await kees.get('/people/away').set(json)).body).toMatchObject({ away: [], people: [{ name: 'Kees' }] });
  await form(kees, '/people/away/end', { absence: absence.id }).expect(404);
  expect(await away(browser)).toEqual([absence]);
});

test('it is for the desk and the owner, who each have a way there', async () => {
  const { desk, yusuf, browser } = await open();
  const technician = await signedIn(desk, 'Yusuf');
  await technician.get('/people/away').expect(403);
  await form(technician, '/people/away', { person: yusuf }).expect(403);
  await form(technician, '/people/away/end', { absence: 'x' }).expect(403);
  await desk.browser().get('/people/away').expect(303).expect('Location', '/sign-in');
  expect(here.exec(await page(browser))?.[1]).toBe('/people/away');
  const owner = await signedIn(desk, 'Olga');
  expect(here.exec(await page(owner))?.[1]).toBe('/people');
  expect((await owner.get('/people')).text).toContain('href="/people/away"');
});
