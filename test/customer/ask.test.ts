import { expect, test } from 'vitest';
import { customerOf, stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { aReader, wordsIn } from './a-page.ts';

const hour = 60 * 60_000;

async function asking(more: object = {}) {
  const house = await aKitchen();
  const page = await aReader(house, more);
  const [measure = '', brakes = '', wash = ''] = await stepsOf(house, page.order);
  return { house, page, measure, brakes, wash };
}

/** The fields of the form for a new question, as they came back. */
const form = (html: string) => html.slice(html.indexOf('id="ask"'), html.indexOf('id="promises"'));

test('Before a question is sent the form says to whom it goes, and promises no time', async () => {
  const { house, page, measure, brakes, wash } = await asking();
  await house.as('Yusuf').post(`/orders/${page.order}/steps/${brakes}/start`);
  const html = form(await page.html());
  const options = [...html.matchAll(/<option value="([^"]*)"( selected)?>([^<]*)/g)].map(([, id, chosen, label]) => [
    id,
    label,
    Boolean(chosen),
  ]);
  expect(options).toEqual([
    ['', 'Mijn hele order: aan Yusuf', true],
    [measure, 'Onderzoek: aan Priya', false],
    [brakes, 'Remmen vernieuwen: aan Yusuf', false],
    [wash, 'Wassen: aan wie dit doet', false],
  ]);
  expect(html).toContain('Daarna staat hier wie antwoordt, en vóór wanneer.');
  expect(html).not.toMatch(/\d\d:\d\d/);
  expect(html).toContain('maxlength="2000"');
});

test('The link beside a step chooses that step in the form, and asking for the page changes nothing', async () => {
  const { house, page, brakes } = await asking();
  expect(await page.html()).toContain(`href="/follow/${page.order}?about=${brakes}#ask"`);
  const before = await house.kitchen.database.reader.selectFrom('entries').selectAll().execute();
  const html = form(await page.html(`?about=${brakes}`));
  expect(html).toContain(`<option value="${brakes}" selected>`);
  // What is pushed later chooses nothing, and must not undo what the address chose.
  expect(html).toContain('data-v="Infinity"');
  expect(form(await page.html('?about=unknown'))).toContain('<option value="" selected>');
  expect(await house.kitchen.database.reader.selectFrom('entries').selectAll().execute()).toEqual(before);
});

test.each(['?about=', '?about=a&about=b', '?more=1', `?about=${'x'.repeat(101)}`])(
  'An address that nobody made is not understood (%s)',
  async (query) => {
    const { house, page } = await asking();
    const answer = await fetch(`${house.url}/follow/${page.order}${query}`, {
      headers: { cookie: page.cookie, accept: 'application/json' },
    });
    expect(answer.status).toBe(422);
  },
);

test('Without a script a question is a form, and one comes back to its thread', async () => {
  const { page, brakes } = await asking();
  const key = /name="key" value="(\d+)"/.exec(form(await page.html()))?.[1] ?? '';
  const sent = await page.send('questions', { key, step: brakes, text: '  Piept dat straks nog?  ' });
  expect(sent.status).toBe(303);
  const [, question = ''] = /^\/follow\/\d+#question-(.+)$/.exec(sent.headers.location ?? '') ?? [];
  expect(await page.words(`question-${question}`)).toContain('Piept dat straks nog? Sanne, 13:42');
  // Pressed twice, it is asked once.
  const again = await page.send('questions', { key, step: brakes, text: '  Piept dat straks nog?  ' });
  expect(again.headers.location).toBe(sent.headers.location);
  expect((await page.get()).body.questions).toHaveLength(1);
});

test('Too long or empty: the words stay where they were typed, with a sentence beside them', async () => {
  const { page, brakes } = await asking();
  const text = 'o'.repeat(2001);
  const long = await page.send('questions', { step: brakes, text });
  expect(long.status).toBe(422);
  expect(form(long.text)).toContain(`>\n${text}</textarea>`);
  expect(form(long.text)).toContain(`<option value="${brakes}" selected>`);
  expect(wordsIn(long.text, 'ask-text-fault')).toBe('Dit is te lang: 2.001 tekens. Er passen er 2.000 in.');
  // Once, and not again beside every step.
  expect(long.text.split(text)).toHaveLength(2);
  const empty = await page.send('questions', { text: '   ' });
  expect([empty.status, wordsIn(empty.text, 'ask-text-fault')]).toEqual([422, expect.stringMatching(/\w+ \w+/)]);
  expect((await page.get()).body.questions).toEqual([]);
});

test('A thread’s own form keeps its words too, and is open when it comes back', async () => {
  const { page, brakes } = await asking();
  const { question } = await page.ask('Piept dat straks nog?', brakes);
  const text = 'o'.repeat(2001);
  const back = await page.send(`questions/${question}`, { text });
  expect(back.status).toBe(422);
  expect(back.text).toContain(`<details class="fold" id="more-${question}" data-close open>`);
  expect(back.text.split(text)).toHaveLength(2);
  expect(await page.html()).toContain(`<details class="fold" id="more-${question}" data-close>`);
});

test.each([
  ['nl', 'Er wachten al 5 vragen op antwoord, bij Marieke.', 'Haast? Bel ons.'],
  ['en', '5 questions are already waiting for an answer, with Marieke.', 'In a hurry? Call us.'],
])('A sixth question that waits is refused kindly, and its words stay (%s)', async (language, sentence, call) => {
  const { page } = await asking({ language });
  for (let i = 1; i <= 5; i += 1) await page.ask(`Vraag ${i}?`);
  const sixth = await page.send('questions', { text: 'En dan nog dit.' });
  expect(sixth.status).toBe(409);
  for (const words of [sentence, call, '>\nEn dan nog dit.</textarea>']) expect(form(sixth.text)).toContain(words);
});

test('Who writes a thirteenth time within the hour is asked to wait a little, and then may again', async () => {
  const { house, page } = await asking();
  const { question } = await page.ask('Hoe gaat het?');
  for (let i = 2; i <= 12; i += 1) expect((await page.write(question, `Nog ${i}`)).status).toBe(200);
  const often = await page.send(`questions/${question}`, { text: 'En nog iets.' });
  expect(often.status).toBe(429);
  expect(often.text).toContain('U hebt het afgelopen uur veel geschreven.');
  expect(often.text).toContain('>\nEn nog iets.</textarea>');
  house.clock.now += hour + 1;
  expect((await page.write(question, 'En nog iets.')).status).toBe(200);
});

test('A question of somebody else’s order does not exist, nor does a step of it', async () => {
  const { house, page } = await asking();
  const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32' });
  const rob = customerOf(house, other.order, await openLink(house.url, other.link));
  const { question } = await rob.ask('Is mijn Corsa al klaar?');
  const [foreign = ''] = await stepsOf(house, other.order);
  expect((await page.send(`questions/${question}`, { text: 'Meelezen' })).status).toBe(409);
  expect((await page.send('questions', { step: foreign, text: 'Meevragen' })).status).toBe(409);
  // By the other order's own address one is nobody at all.
  const stranger = customerOf(house, other.order, page.cookie);
  expect((await stranger.write(question, 'Meelezen')).status).toBe(404);
  expect(await page.html()).not.toContain('Corsa');
  expect((await rob.get()).body.questions[0].messages).toHaveLength(1);
});

test('Staff do not write as a customer, and a customer does not answer', async () => {
  const { house, page } = await asking();
  const { question } = await page.ask('Hoe gaat het?');
  const asStaff = await house.as('Marieke').post(`/follow/${page.order}/questions/${question}`, { text: 'Goed.' });
  expect(asStaff.status).toBe(404);
  for (const act of ['answer', 'ask-back', 'close', 'move', 'remark', 'take-over']) {
    const answer = await fetch(`${house.url}/orders/${page.order}/questions/${question}/${act}`, {
      method: 'POST',
      headers: { cookie: page.cookie, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Ik antwoord zelf.' }),
    });
    expect(answer.status).toBe(401);
  }
  expect((await page.get()).body.questions).toMatchObject([{ state: 'open', messages: [{ text: 'Hoe gaat het?' }] }]);
});

test('What colleagues say among themselves about a question reaches no page, no update and no program', async () => {
  const { house, page, measure } = await asking();
  const { question } = await page.ask('Wat meet u precies?', measure);
  const ours = (act: string, body: object) =>
    house.as('Priya').post(`/orders/${page.order}/questions/${question}/${act}`, body);
  expect((await ours('remark', { text: 'KANARIE opmerking' })).status).toBe(200);
  expect((await ours('offer', { to: house.ids.Tom, note: 'KANARIE overdracht' })).status).toBe(200);
  const updates = await fetch(`${house.url}/follow/${page.order}/updates?after=0`, {
    headers: { cookie: page.cookie },
  });
  for (const text of [await page.html(), JSON.stringify((await page.get()).body), await updates.text()]) {
    expect(text).toContain('Wat meet u precies?');
    expect(text).not.toMatch(/KANARIE|Tom|hands|offered/);
  }
});
