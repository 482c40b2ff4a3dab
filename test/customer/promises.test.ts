import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { stepsOf } from '../asking.ts';
import { aKitchen, type Name } from '../kitchen.ts';
import { aReader } from './a-page.ts';

const minute = 60_000;

/** Tuesday 13:42, an order that is promised between 15:30 and 16:15. */
async function aDay(more: object = {}) {
  const house = await aKitchen();
  const page = await aReader(house, more);
  const act = async (who: Name, path: string, body: object = {}) => {
    house.clock.now += minute;
    const answer = await house.as(who).post(`/orders/${page.order}/${path}`, body);
    expect(answer.status, `${path}: ${answer.text}`).toBe(200);
  };
  const promised = async () => (await page.get()).body.promises as { promise: string; state: string; of: string }[];
  const last = async () => (await promised()).at(-1)?.promise ?? '';
  const until = async (clock: string, day = 24) => {
    house.clock.now = Date.parse(`2026-11-${day}T${clock}:00+01:00`);
    await lookAtClock(house.kitchen, 0);
  };
  const move = async (body: object) => act('Marieke', `promises/${await last()}/move`, body);
  const finishAll = async () => {
    for (const step of await stepsOf(house, page.order)) {
      await act('Tom', `steps/${step}/start`);
      await act('Tom', `steps/${step}/finish`);
    }
  };
  return { house, page, act, promised, last, until, move, finishAll };
}

test.each([
  [
    'nl',
    'Uw auto is vandaag klaar vóór 17:30',
    '13:44 Eerder beloofd: vóór 16:45 De brug is stuk. Marieke 13:43 Eerder beloofd: 15:30 tot 16:15 De schijven zijn er niet. Marieke',
    'Klaar tussen 15:30 en 16:15. Verzet Marieke Marieke verzette dit. Nieuwe tijd: vóór 16:45. De schijven zijn er niet.',
  ],
  [
    'en',
    'Your car will be ready today by 17:30',
    '13:44 Promised before: by 16:45 De brug is stuk. Marieke 13:43 Promised before: 15:30 to 16:15 De schijven zijn er niet. Marieke',
    'Ready between 15:30 and 16:15. Moved Marieke Marieke moved this. New time: by 16:45. De schijven zijn er niet.',
  ],
])('Moved twice: both old times stay, each with who moved it, when and why (%s)', async (language, now, old, line) => {
  const { page, move } = await aDay({ language });
  await move({ until: '16:45', reason: 'De schijven zijn er niet.' });
  await move({ until: '17:30', reason: 'De brug is stuk.' });
  expect(await page.words('promise')).toBe(`${now} ${old}`);
  expect(await page.words('promises')).toContain(line);
  const html = await page.html();
  expect(html.match(/<del>/g)).toHaveLength(4);
  expect(html).toContain(language === 'nl' ? 'klaar vóór 17:30 –' : 'ready by 17:30 –');
  const { promise } = (await page.get()).body;
  expect(promise).toMatchObject({ until: '2026-11-24T16:30:00.000Z', state: 'open' });
  expect(promise.history).toMatchObject([
    { until: '2026-11-24T15:15:00.000Z', state: 'moved', by: 'Marieke', reason: 'De schijven zijn er niet.' },
    { until: '2026-11-24T15:45:00.000Z', state: 'moved', by: 'Marieke', at: '2026-11-24T12:44:00.000Z' },
  ]);
});

test('Broken by the clock it is late, in words; then moved, the broken time stays with its reason; then kept', async () => {
  const { page, until, move, finishAll, act } = await aDay();
  await until('16:15');
  expect(await page.words('promise')).toBe(
    'Beloofd was: vandaag tussen 15:30 en 16:15 Dat is niet gelukt. Marieke laat hier weten wanneer het wel klaar is, of bel ons.',
  );
  expect((await page.get()).body.promise.state).toBe('broken');
  expect(await page.html()).toContain('<title id="title">We zijn nog niet begonnen – Garage De Werf</title>');
  await move({ until: '17:15', reason: 'Een bout brak af.' });
  const earlier = '16:16 Eerder beloofd: 15:30 tot 16:15 Dat is niet gelukt. Een bout brak af. Marieke';
  expect(await page.words('promise')).toBe(`Uw auto is vandaag klaar vóór 17:15 ${earlier}`);
  await finishAll();
  await act('Marieke', 'ready');
  expect(await page.words('promise')).toBe(
    `Belofte gehouden Klaar om 16:23 We beloofden: klaar vóór 17:15. ${earlier}`,
  );
  expect((await page.get()).body.promise).toMatchObject({ state: 'kept', history: [{ state: 'broken' }] });
});

test('Ready after the clock: the page says when it was ready, and after opening again that was before', async () => {
  const { page, until, finishAll, act } = await aDay({ language: 'en' });
  await until('16:15');
  await finishAll();
  await act('Marieke', 'ready');
  expect(await page.words('promise')).toBe('Promise missed Ready at 16:22 We promised: ready between 15:30 and 16:15.');
  await act('Marieke', 'reopen', { reason: 'Hij piept nog.' });
  expect(await page.words('promise')).toBe(
    'No time has been promised yet Before that we promised: ready between 15:30 and 16:15. That promise was missed.',
  );
});

test('A call that nobody answers says so, and when it is tried again', async () => {
  const { page, act, last, until } = await aDay();
  await act('Marieke', 'promises', { of: 'call-by', until: '15:00', words: 'Over de schijven.' });
  const first = await last();
  expect(await page.words(`pledge-${first}`)).toBe('Marieke belt u vóór 15:00. Over de schijven.');
  await until('14:04');
  await act('Marieke', 'calls', { promise: first, outcome: 'no-answer', next: '16:00' });
  const next = await last();
  expect(await page.words(`pledge-${next}`)).toBe('Marieke belt u vóór 16:00. Over de schijven.');
  expect(await page.words(`promise-${first}`)).toContain(
    'Verzet Marieke belde om 14:05, er werd niet opgenomen. Nieuwe poging vóór 16:00.',
  );
  await until('16:00');
  expect(await page.words(`pledge-${next}`)).toBe(
    'Marieke zou u bellen vóór 16:00. Over de schijven. Dat is niet gelukt.',
  );
  await act('Tom', 'calls', { promise: next, outcome: 'spoke', text: 'Morgen mag ook.' });
  expect(await page.html()).not.toContain('id="pledge-');
  expect(await page.words(`promise-${next}`)).toContain('Niet gelukt Tom sprak u om 16:01. Morgen mag ook.');
  await act('Tom', 'calls', { outcome: 'spoke', text: 'Rood is goed.' });
  expect(await page.words('promises')).toMatch(/^Wat we beloofden 16:02 Tom sprak u om 16:02\. Rood is goed\./);
  expect((await page.get()).body.calls).toMatchObject([
    { by: 'Marieke', outcome: 'no-answer', promise: first, next: '2026-11-24T15:00:00.000Z' },
    { by: 'Tom', outcome: 'spoke', promise: next, text: 'Morgen mag ook.' },
    { by: 'Tom', outcome: 'spoke', promise: null, at: '2026-11-24T15:02:00.000Z' },
  ]);
});

test('A promise in words is kept, or it says that it did not work out', async () => {
  const { page, act, last, until } = await aDay({ language: 'en' });
  await act('Tom', 'promises', { of: 'free', until: '15:00', words: 'De onderdelen komen' });
  const parts = await last();
  expect(await page.words(`pledge-${parts}`)).toBe('By 15:00: De onderdelen komen');
  await act('Tom', `promises/${parts}/keep`);
  expect(await page.html()).not.toContain('id="pledge-');
  expect(await page.words(`promise-${parts}`)).toContain('Kept Tom Tom did this at 13:44.');
  await act('Tom', 'promises', { of: 'free', until: '15:00', words: 'U krijgt een leenauto' });
  const car = await last();
  await until('15:00');
  expect(await page.words(`pledge-${car}`)).toBe(
    'This was promised, by 15:00: U krijgt een leenauto That did not work out.',
  );
  expect(await page.words(`promise-${car}`)).toContain('Missed');
});

test('An answer that was promised is there with the way to its question', async () => {
  const { house, page, act } = await aDay();
  const [measure] = await stepsOf(house, page.order);
  const { question } = await page.ask('Wat meet u precies?', measure);
  expect(await page.words('promises')).toMatch(/Priya antwoordt vóór \d\d:\d\d op uw vraag over: Onderzoek Loopt nog/);
  expect(await page.html()).toContain(`<a href="#question-${question}">Onderzoek</a>`);
  await act('Priya', `questions/${question}/answer`, { text: 'De dikte.' });
  expect(await page.words('promises')).toContain('Onderzoek Nagekomen Priya reageerde om 13:43.');
});

test('No press of a customer touches a promise', async () => {
  const { page, last, promised } = await aDay();
  const id = await last();
  for (const path of [`promises/${id}/move`, `promises/${id}/keep`, 'promises', 'calls'])
    expect((await page.send(path, { until: '18:00', reason: 'Nee hoor.' })).status).toBe(404);
  expect(await promised()).toMatchObject([{ state: 'open' }]);
});
