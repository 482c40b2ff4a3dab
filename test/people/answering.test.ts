import { describe, expect, test } from 'vitest';
import { setPin } from '#src/people/pin.ts';
import { type Browser, type FrontDesk, openFrontDesk } from './front-desk.ts';
import { emailOf, noon, passwordOf } from './front-door.ts';
import { valid } from './valid-html.ts';

const json = { Accept: 'application/json' };

async function open() {
  const desk = await openFrontDesk();
  const yusuf = await desk.add('Yusuf', ['technician']);
  return { desk, yusuf, browser: await signedIn(desk, 'Yusuf') };
}

async function signedIn(desk: FrontDesk, name: string): Promise<Browser> {
  const browser = desk.browser();
  await browser.post('/sign-in').send({ email: emailOf(name), password: passwordOf(name) });
  return browser;
}

const me = async (browser: Browser) => (await browser.get('/me').set(json).expect(200)).body;
const page = async (browser: Browser) => valid((await browser.get('/me').expect(200)).text);
const form = (browser: Browser, path: string, body: object) => browser.post(path).type('form').send(body);
const sentence = (text: string, id: string) => new RegExp(`id="${id}-fault">([^<]*)<`).exec(text)?.[1];
const checked = (text: string) => /name="breaks" value="yes"( checked)?/.exec(text)?.[1] === ' checked';
const typed = (text: string, id: string) => new RegExp(`id="${id}"[^>]*value="([^"]*)"`).exec(text)?.[1];

describe('reading times', () => {
  test('are the usual ones until somebody sets their own, which stand there from then on', async () => {
    const { browser } = await open();
    const before = await page(browser);
    expect([checked(before), typed(before, 'times')]).toEqual([true, '12:30, 16:00']);
    expect(before).toContain('Klanten horen tot wanneer ze antwoord hebben');
    expect((await me(browser)).reading).toEqual({ atBreaks: true, times: ['12:30', '16:00'] });
    await form(browser, '/me/reading', { times: '1600, 9.15\n16:00' }).expect(303).expect('Location', '/me?saved=yes');
    const after = await page(browser);
    expect([checked(after), typed(after, 'times')]).toEqual([false, '09:15, 16:00']);
    await form(browser, '/me/reading', { breaks: 'yes', times: '' }).expect(303);
    expect((await me(browser)).reading).toEqual({ atBreaks: true, times: [] });
  });

  test('that cannot be read, or are none or too many, come back with a sentence and as they were sent', async () => {
    const { browser } = await open();
    const refused = async (body: object) => {
      const text = await valid((await form(browser, '/me/reading', body).expect(422)).text);
      return [sentence(text, 'times'), typed(text, 'times'), checked(text)];
    };
    expect(await refused({ breaks: 'yes', times: '12:30, straks' })).toEqual([
      '“straks” is geen tijd. Schrijf tijden als 12:30, met een komma ertussen.',
      '12:30, straks',
      true,
    ]);
    expect(await refused({ times: '' })).toEqual([expect.stringMatching(/^Kies de pauzes, of/), '', false]);
    expect(await refused({ times: '9 10 11 12 13 14 15' })).toEqual([
      'Dit zijn 7 tijden. Kies er hoogstens 6.',
      '9 10 11 12 13 14 15',
      false,
    ]);
    expect((await me(browser)).reading.times).toEqual(['12:30', '16:00']);
  });

  test('have a JSON twin, which names the field that is wrong', async () => {
    const { browser } = await open();
    const set = await browser.post('/me/reading').set(json).send({ times: '10:00' }).expect(200);
    expect(set.body).toEqual({ reading: { atBreaks: false, times: ['10:00'] }, location: '/me?saved=yes' });
    const wrong = await browser.post('/me/reading').set(json).send({ times: 'half elf' }).expect(422);
    expect(wrong.body.errors).toEqual([{ field: 'times', message: expect.stringContaining('“half” is geen tijd') }]);
    await browser.post('/me/reading').set(json).send({ breaks: 'no' }).expect(422);
    await browser.post('/me/reading').set(json).send({ person: 'olga' }).expect(422);
  });
});

describe('ready-made beginnings', () => {
  test('are kept in their order, for this person alone, and go when the box is emptied', async () => {
    const { desk, browser } = await open();
    await desk.add('Priya', ['technician']);
    const starts = 'Goed dat u het vraagt:\r\n<b>Even kijken</b>';
    await form(browser, '/me/starts', { starts }).expect(303).expect('Location', '/me?saved=yes');
    expect((await me(browser)).starts).toEqual(['Goed dat u het vraagt:', '<b>Even kijken</b>']);
    expect(await page(browser)).toContain('Goed dat u het vraagt:\n&lt;b&gt;Even kijken&lt;/b&gt;</textarea>');
    expect((await me(await signedIn(desk, 'Priya'))).starts).toEqual([]);
    await form(browser, '/me/starts', { starts: '' }).expect(303);
    expect((await me(browser)).starts).toEqual([]);
  });

  test('that are too many or too long come back as they were typed, and nothing changes', async () => {
    const { browser } = await open();
    await form(browser, '/me/starts', { starts: 'Dat klopt:' }).expect(303);
    const nine = Array.from({ length: 9 }, (_, i) => `Zin ${i}`).join('\n');
    const many = await valid((await form(browser, '/me/starts', { starts: nine }).expect(422)).text);
    expect(sentence(many, 'starts')).toBe('Dit zijn 9 regels. Bewaar er hoogstens 8.');
    expect(many).toContain(`${nine}</textarea>`);
    const long = await form(browser, '/me/starts', { starts: 'Lang '.repeat(60) }).expect(422);
    expect(sentence(long.text, 'starts')).toMatch(
      /^De regel “Lang Lang .*…” is te lang: 299 tekens\. Er passen er 200/,
    );
    expect((await me(browser)).starts).toEqual(['Dat klopt:']);
  });
});

describe('being away', () => {
  test('is one press for the rest of today, and one to be back', async () => {
    const { desk, yusuf, browser } = await open();
    expect(await page(browser)).toContain('Klaar voor vandaag');
    await form(browser, '/me/away', {}).expect(303).expect('Location', '/me?saved=yes');
    const [absence, ...others] = (await me(browser)).away;
    expect(others).toEqual([]);
    expect(absence).toEqual({
      id: absence.id,
      person: yusuf,
      notedBy: yusuf,
      from: new Date(noon).toISOString(),
      until: '2026-11-24T23:00:00.000Z',
    });
    const shown = await page(browser);
    expect(shown).toContain('Sinds 12:00, de rest van vandaag');
    expect(shown).toContain('>Ik ben er weer</button>');
    desk.clock.at += 3_600_000;
    await form(browser, '/me/away/end', { absence: absence.id }).expect(303);
    expect((await me(browser)).away).toEqual([]);
    expect(await page(browser)).not.toContain('Ik ben er weer');
  });

  test('is noted ahead by days and times, and taken away again', async () => {
    const { browser } = await open();
    expect(typed(await page(browser), 'away-from')).toBe('2026-11-24');
    await form(browser, '/me/away', { from: '2026-12-01', 'from-time': '', until: '2026-12-04' }).expect(303);
    await form(browser, '/me/away', { from: '2026-11-30', 'from-time': '13.00', 'until-time': '15' }).expect(303);
    const shown = await page(browser);
    expect(shown.indexOf('Vanaf ma 30 nov 13:00, tot ma 30 nov 15:00')).toBeGreaterThan(0);
    expect(shown.indexOf('Vanaf dinsdag 1 december, tot en met vrijdag 4 december')).toBeGreaterThan(
      shown.indexOf('ma 30 nov 13:00'),
    );
    const [first, second] = (await me(browser)).away;
    await form(browser, '/me/away/end', { absence: first.id }).expect(303);
    expect((await me(browser)).away).toEqual([second]);
  });

  test('that cannot be comes back with a sentence at its field and what was typed', async () => {
    const { browser } = await open();
    const body = { from: '2026-12-04', until: '2026-12-01' };
    const text = await valid((await form(browser, '/me/away', body).expect(422)).text);
    expect(sentence(text, 'away-until')).toBe('Het einde komt na het begin.');
    expect([typed(text, 'away-from'), typed(text, 'away-until')]).toEqual(['2026-12-04', '2026-12-01']);
    const odd = { from: '2026-02-30', 'from-time': 'straks', until: 'vrijdag', 'until-time': '25:00' };
    const answer = await browser.post('/me/away').set(json).send(odd).expect(422);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(Object.keys(odd));
    expect((await me(browser)).away).toEqual([]);
  });

  test('of somebody else is not one’s own to end', async () => {
    const { desk, browser } = await open();
    await desk.add('Priya', ['technician']);
    const priya = await signedIn(desk, 'Priya');
    await form(priya, '/me/away', {}).expect(303);
    const [absence] = (await me(priya)).away;
    await form(browser, '/me/away/end', { absence: absence.id }).expect(404);
    expect((await me(priya)).away).toEqual([absence]);
    expect((await me(browser)).away).toEqual([]);
  });

  test('is for whoever works in a shop; without one there is neither form nor answer', async () => {
    const { desk } = await open();
    await desk.add('Wim', []);
    const wim = await signedIn(desk, 'Wim');
    expect(await page(wim)).not.toContain('/me/away');
    await form(wim, '/me/away', {}).expect(404);
    await form(desk.browser(), '/me/away', {}).expect(401);
  });
});

test('all of it works at a shared tablet, for the person who stands there', async () => {
  const { desk, yusuf, browser } = await open();
  await desk.add('Olga', ['owner']);
  await setPin(desk.signIn, yusuf, '4917');
  const tablet = await signedIn(desk, 'Olga');
  await form(tablet, '/switch', { person: yusuf, pin: '4917' }).expect(303);
  await form(tablet, '/me/reading', { times: '10:00' }).expect(303);
  await form(tablet, '/me/starts', { starts: 'Dat klopt:' }).expect(303);
  await form(tablet, '/me/away', {}).expect(303);
  expect(await page(tablet)).toContain('Ik ben er weer');
  expect(await me(browser)).toMatchObject({
    via: 'session',
    reading: { atBreaks: false, times: ['10:00'] },
    starts: ['Dat klopt:'],
    away: [{ person: yusuf, notedBy: yusuf }],
  });
  expect(await me(await signedIn(desk, 'Olga'))).toMatchObject({ starts: [], away: [] });
});
