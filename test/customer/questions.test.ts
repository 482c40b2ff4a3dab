import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';
import { aReader, type Reading } from './a-page.ts';

const minute = 60_000;

async function aDay(more: object = {}) {
  const house = await aKitchen();
  const page = await aReader(house, more);
  const [measure = '', brakes = '', wash = ''] = await stepsOf(house, page.order);
  const act = async (who: Name, path: string, body: object = {}) => {
    const answer = await house.as(who).post(`/orders/${page.order}/${path}`, body);
    expect(answer.status, answer.text).toBe(200);
  };
  return { house, page, measure, brakes, wash, act };
}

/** The clock comes to this moment, and somebody looks at it. */
async function until(house: TestKitchen, minutes: number): Promise<void> {
  const since = house.clock.now;
  house.clock.now += minutes * minute;
  await lookAtClock(house.kitchen, since);
}

const thread = (page: Reading, question: string) => page.words(`question-${question}`);

test('Who asks about the work of now reads whose hands are full, when it is read and by when it is answered', async () => {
  const { page, brakes, act } = await aDay();
  await act('Yusuf', `steps/${brakes}/start`);
  expect(await page.words('questions-title')).toBe('Vraag het Yusuf');
  const { question } = await page.ask('Kunnen de remmen straks nog piepen?', brakes);
  expect(await thread(page, question)).toBe(
    'Remmen vernieuwen Ligt klaar voor Yusuf Kunnen de remmen straks nog piepen? Sanne, 13:42 ' +
      'Yusuf werkt nu aan uw auto. Yusuf leest uw vraag bij een rustpunt, rond 15:15, en antwoordt vóór 15:45. ' +
      'Haast? Bel de balie. Nog iets toevoegen',
  );
  expect(await page.html()).toContain('Haast? <a href="tel:0100000000">Bel de balie</a>');
  expect(await page.words(`step-${brakes}`)).toContain('Uw vraag: ligt klaar voor Yusuf');
  expect(await page.words('questions')).not.toMatch(/gelezen|typt|gezien/i);
});

test('A question about what nobody does yet, and one about the order, go to whoever is at work', async () => {
  const { page, brakes, wash, act } = await aDay();
  await act('Yusuf', `steps/${brakes}/start`);
  const one = await page.ask('Wordt de auto ook gewassen?', wash);
  const other = await page.ask('Hoe gaat het?');
  expect(await thread(page, one.question)).toMatch(/^Wassen Ligt klaar voor Yusuf/);
  expect(await thread(page, other.question)).toMatch(/^Mijn hele order Ligt klaar voor Yusuf/);
});

test('While nobody works the order’s owner is asked, and no break is told of that nobody waits for', async () => {
  const { page } = await aDay();
  expect(await page.words('questions-title')).toBe('Vraag het Marieke');
  const { question } = await page.ask('Mag ik eerder komen?');
  expect(await thread(page, question)).toContain('Sanne, 13:42 Marieke antwoordt vóór 14:15. Haast?');
});

test('More words to a question stay with the one who has it, and with its promise', async () => {
  const { house, page, brakes, act } = await aDay();
  await act('Yusuf', `steps/${brakes}/start`);
  const { question } = await page.ask('Piept dat straks nog?', brakes);
  await act('Yusuf', `steps/${brakes}/assign`, { specialist: house.ids.Tom, reason: 'Tom gaat verder.' });
  expect((await page.write(question, 'Vooral links.')).status).toBe(200);
  const words = await thread(page, question);
  expect(words).toContain('Ligt klaar voor Yusuf Piept dat straks nog? Sanne, 13:42 Vooral links. Sanne, 13:42');
  expect(words).toContain('Yusuf leest uw vraag rond 15:15 en antwoordt vóór 15:45.');
});

test('What is asked back is the customer’s to do, on top, in the tab and in the thread, until it is answered', async () => {
  const { page, brakes, act } = await aDay();
  await act('Yusuf', `steps/${brakes}/start`);
  const { question } = await page.ask('Kunt u de wielen ook doen?', brakes);
  expect(await page.words('now')).toContain('U hoeft nu niets te doen');
  await act('Yusuf', `questions/${question}/ask-back`, { text: 'Welke wielen bedoelt u?' });
  const html = await page.html();
  expect(html).toMatch(new RegExp(`<a class="todo" href="#question-${question}">`));
  expect(await page.words('now')).toContain('U hoeft 1 ding te doen Yusuf vraagt u iets over: Remmen vernieuwen.');
  expect(await page.words('yours')).toBe('1 wacht op u');
  expect(await thread(page, question)).toMatch(/Wacht op u Yusuf, 13:42 .*Welke wielen bedoelt u\? Y Yusuf, 13:42/);
  expect(html).toContain(`<label for="write-${question}">Uw antwoord</label>`);

  const sent = await page.send(`questions/${question}`, { text: 'De voorwielen.' });
  expect([sent.status, sent.headers.location]).toEqual([303, `/follow/${page.order}#question-${question}`]);
  expect(await page.words('now')).toContain('U hoeft nu niets te doen');
  expect(await thread(page, question)).toMatch(/Ligt klaar voor Yusuf .*De voorwielen\. .*vóór 15:45/);
});

test('Two things to do are counted together: what stands still for the customer and what is asked back', async () => {
  const { page, brakes, act } = await aDay();
  await act('Yusuf', `steps/${brakes}/start`);
  const { question } = await page.ask('En de wielen?');
  await act('Yusuf', `questions/${question}/ask-back`, { text: 'Welke?' });
  await act('Yusuf', `steps/${brakes}/pause`, { reason: 'customer', note: 'Wilt u nieuwe vloeistof?' });
  const words = await page.words('now');
  expect(words).toContain('U hoeft 2 dingen te doen Wilt u nieuwe vloeistof?');
  expect(words).toContain('Yusuf vraagt u iets over: uw hele order.');
});

test('An answer says whose it is and when; what needs none says that', async () => {
  const { house, page, measure, act } = await aDay();
  const one = (await page.ask('Blijft mijn dashcam zitten?', measure)).question;
  const other = (await page.ask('Dank u wel!')).question;
  house.clock.now += 5 * minute;
  await act('Priya', `questions/${one}/answer`, { text: 'Ja hoor.' });
  await act('Marieke', `questions/${other}/close`, { reason: 'Graag gedaan.' });
  expect(await thread(page, one)).toMatch(/^Onderzoek Beantwoord Priya, 13:47 .* Ja hoor\. P Priya, 13:47/);
  expect(await thread(page, other)).toMatch(/Geen antwoord nodig Marieke, 13:47 .*Graag gedaan\./);
  expect(await thread(page, one)).not.toMatch(/vóór|Haast/);
});

test('Another time comes with its reason, and the one before stays to be read', async () => {
  const { house, page, measure, act } = await aDay();
  const { question } = await page.ask('Wat meet u precies?', measure);
  await act('Marieke', `questions/${question}/move`, { until: '16:45', reason: 'Priya is tot vier uur op cursus.' });
  expect(await thread(page, question)).toContain(
    'Priya antwoordt nu vóór 16:45. Priya is tot vier uur op cursus. Marieke, 13:42 Haast? Bel de balie.',
  );
  expect(await thread(page, question)).toContain('Nieuwe tijd');
  expect((await page.get()).body.questions[0]).toMatchObject({ messages: [{ text: 'Wat meet u precies?' }] });
  house.clock.now += minute;
  await act('Priya', `questions/${question}/answer`, { text: 'De dikte.' });
  expect(await thread(page, question)).toContain('Marieke belooft nu een antwoord vóór 16:45.');
});

test.each([
  [
    'nl',
    'We beloofden een antwoord vóór 14:15. Dat is niet gelukt. De balie weet het. Uw vraag ligt nog bij Priya. Haast? Bel de balie.',
    'Er was een antwoord beloofd vóór 14:15. Dat is niet gelukt.',
    'Dit antwoord kwam later dan we beloofden.',
  ],
  [
    'en',
    'We promised an answer by 14:15. That did not work out. The front desk knows. Your question is still with Priya. In a hurry? Call the front desk.',
    'An answer was promised by 14:15. That did not work out.',
    'This answer came later than we promised.',
  ],
])('A promise that was not kept says so, and stays on the page (%s)', async (language, now, then, late) => {
  const { house, page, measure, act } = await aDay({ language });
  const { question } = await page.ask('Wat meet u precies?', measure);
  await until(house, 40);
  expect(await thread(page, question)).toContain(now);
  // What stands there large is not said twice.
  expect(await thread(page, question)).not.toContain(then);
  await act('Priya', `questions/${question}/answer`, { text: 'De dikte.' });
  const words = await thread(page, question);
  expect(words).toContain(then);
  expect(words).toContain(late);
  expect(words).not.toContain(now.slice(0, 30));
});

test('Between two looks of the clock the page says by itself that the time has passed', async () => {
  const { house, page, measure } = await aDay();
  const { question } = await page.ask('Wat meet u precies?', measure);
  house.clock.now = Date.parse('2026-11-24T13:15:00Z');
  expect(await thread(page, question)).toMatch(/Te laat .*Dat is niet gelukt\./);
});

test('Nobody but a person of the shop confirms anything: not a question, not the clock', async () => {
  const { house, page, measure } = await aDay();
  house.clock.now += 10 * minute;
  await page.ask('Wat meet u precies?', measure);
  await until(house, 60);
  expect(await page.words('now')).toContain('Laatst bevestigd om 13:42 door Marieke');
  expect((await page.get()).body.lastConfirmed).toMatchObject({ by: 'Marieke' });
});

test('Two who follow one order read who of them asked', async () => {
  const { page, act } = await aDay();
  const { question } = await page.ask('Mag ik mee kijken?');
  await act('Marieke', 'people', { name: 'Piet Jansen', phone: '06 11 11 11 11', language: 'nl' });
  expect(await thread(page, question)).toContain('Mag ik mee kijken? Sanne, 13:42');
});

test('Of many questions the settled ones fold away; what is open or the newest never does', async () => {
  const { page, act } = await aDay();
  const ids: string[] = [];
  for (const text of ['Een?', 'Twee?', 'Drie?']) ids.push((await page.ask(text)).question);
  await act('Marieke', `questions/${ids[0]}/answer`, { text: 'Ja.' });
  expect(await page.html()).not.toContain('earlier-questions');
  ids.push((await page.ask('Vier?')).question);
  await act('Marieke', `questions/${ids[2]}/close`);
  await act('Marieke', `questions/${ids[3]}/answer`, { text: 'Nee.' });
  const folded = await page.words('earlier-questions');
  expect(folded).toMatch(/^2 eerdere vragen/);
  expect([folded.includes('Een?'), folded.includes('Twee?')]).toEqual([true, false]);
  expect([folded.includes('Drie?'), folded.includes('Vier?')]).toEqual([true, false]);
});

test('The JSON twin tells the same: who has it, both times, and what was said by whom', async () => {
  const { page, measure, act } = await aDay();
  const { question } = await page.ask('Wat meet u precies?', measure);
  await act('Priya', `questions/${question}/remark`, { text: 'KANARIE' });
  await act('Priya', `questions/${question}/answer`, { text: 'De dikte.' });
  const said = { at: '2026-11-24T12:42:00.000Z', made: null, photos: [] };
  expect((await page.get()).body.questions).toEqual([
    {
      ...{ question, step: measure, state: 'answered', owner: 'Priya', askedAt: '2026-11-24T12:42:00.000Z' },
      ...{ readAround: '2026-11-24T12:42:00.000Z', answerBy: '2026-11-24T13:15:00.000Z', promise: 'kept' },
      messages: [
        { ...said, by: 'Sanne', from: 'customer', text: 'Wat meet u precies?' },
        { ...said, by: 'Priya', from: 'staff', text: 'De dikte.' },
      ],
    },
  ]);
});
