import { expect, test } from 'vitest';
import { benchFragments } from '#src/bench/bench-fragments.ts';
import { keepStarts } from '#src/people/answer-starts.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';
import { elementOf, formsOn, formTo } from './forms.ts';

async function did(house: TestKitchen, who: Name, path: string, body: object = {}): Promise<void> {
  const answer = await house.as(who).post(path, body);
  expect(answer.status, answer.text).toBe(200);
}

const page = async (house: TestKitchen, who: Name, path = '/bench') => {
  const answer = await house.as(who).get(path, 'html');
  expect(answer.status).toBe(200);
  return answer.text;
};
const inbox = async (house: TestKitchen, who: Name) => elementOf(await page(house, who), 'inbox');
const json = async (house: TestKitchen, who: Name) => (await house.as(who).get('/bench')).body.questions;

/** Yusuf is at the brakes of a Volvo, and Truus asks him something about her Fiat. */
async function truusAsked() {
  const house = await aKitchen();
  const volvo = await aCustomer(house);
  const [, running = ''] = await stepsOf(house, volvo.order);
  await did(house, 'Yusuf', `/orders/${volvo.order}/steps/${running}/start`);
  const truus = await aCustomer(house, { plate: 'UE-550-A', subject: 'Fiat Panda', name: 'Truus Bos', phone: null });
  const [, brakes] = await stepsOf(house, truus.order);
  house.clock.now += 60_000;
  const { question } = await truus.ask('Piept dit straks nog?', brakes);
  return {
    house,
    volvo: volvo.order,
    running,
    work: `/orders/${volvo.order}/steps/${running}`,
    fiat: truus.order,
    question,
    at: `/orders/${truus.order}/questions/${question}`,
  };
}

test('While somebody works the bench says how many ask and what they know, and nothing more of it', async () => {
  const { house } = await truusAsked();
  const shown = await inbox(house, 'Yusuf');
  expect(shown).toMatch(/1 vraag ligt klaar.*handen aan het werk.*De klant weet:.*rond <time[^>]*>15:15<\/time>/s);
  expect(shown).toContain('href="/bench/questions"');
  expect(shown).not.toContain('hidden>');
  expect(shown).not.toMatch(/Piept|Truus|Panda|UE-550-A/);
  expect(await page(house, 'Yusuf')).not.toContain('Piept');
  expect(await json(house, 'Yusuf')).toEqual({ held: 1, open: [], waiting: 0 });
  expect(elementOf(await page(house, 'Yusuf'), 'questions-link')).toMatch(/Vragen <b[^>]*>1<\/b>/);
  expect(await inbox(house, 'Priya')).toContain('hidden>');
});

test('At a pause the question is there, and once the work goes on it keeps until the next', async () => {
  const { house, volvo, running, work, question } = await truusAsked();
  const sheet = () => page(house, 'Yusuf', `/bench/${volvo}/pause/${running}`);
  expect(await page(house, 'Yusuf')).toContain('Daarna zie je je vraag.');
  expect(await sheet()).toContain('Daarna zie je je vraag.');
  await did(house, 'Yusuf', `${work}/pause`, { reason: 'break' });
  expect(await inbox(house, 'Yusuf')).toMatch(
    /Er is een vraag voor je.*UE-550-A.*Truus vraagt over.*Piept dit straks nog/s,
  );
  expect(await json(house, 'Yusuf')).toMatchObject({
    held: 0,
    open: [{ question, asker: 'Truus', plate: 'UE-550-A' }],
  });
  house.clock.now += 5 * 60_000;
  await did(house, 'Yusuf', `${work}/resume`);
  expect(await inbox(house, 'Yusuf')).not.toContain('Piept');
  await did(house, 'Yusuf', `${work}/finish`);
  expect(await inbox(house, 'Yusuf')).toContain('Piept');
});

test('A reading time that comes brings the question to the bench, though the work goes on', async () => {
  const { house, at, work } = await truusAsked();
  await did(house, 'Yusuf', `${at}/move`, { until: '17:00', reason: 'De remmen gaan voor.' });
  house.clock.now = Date.parse('2026-11-24T14:59:59Z');
  expect(await inbox(house, 'Yusuf')).not.toContain('Piept');
  house.clock.now += 1000;
  expect(await inbox(house, 'Yusuf')).toContain('Piept');
  // Between the two there was a moment to read it.
  house.clock.now += 60_000;
  await did(house, 'Yusuf', `${work}/pause`, { reason: 'break' });
  await did(house, 'Yusuf', `${work}/resume`);
  expect(await inbox(house, 'Yusuf')).not.toContain('Piept');
});

test('What the desk calls urgent and what is overdue comes through at once, and loudly', async () => {
  const { house, at } = await truusAsked();
  await did(house, 'Marieke', `${at}/urgency`, { urgency: 'urgent' });
  expect(await inbox(house, 'Yusuf')).toMatch(/class="callout" data-tone="bad">.{0,140}Spoed\.<.*Piept/s);
  expect(elementOf(await page(house, 'Yusuf'), 'questions-link')).toMatch(/data-kind="bad".*spoed of te laat/s);
  await did(house, 'Marieke', `${at}/urgency`, { urgency: 'usual' });
  expect(await inbox(house, 'Yusuf')).not.toContain('Piept');
  house.clock.now = Date.parse('2026-11-24T14:44:59Z');
  expect(await inbox(house, 'Yusuf')).not.toContain('Piept');
  house.clock.now += 1000;
  expect(await inbox(house, 'Yusuf')).toMatch(/class="callout" data-tone="bad">.{0,140}Te laat\..*15:45.*Piept/s);
  expect(elementOf(await page(house, 'Yusuf'), 'questions-link')).toContain('data-kind="bad"');
});

test('What may not wait is shown while the rest keeps; afterwards it comes first', async () => {
  const { house, work } = await truusAsked();
  const piet = await aCustomer(house, { plate: 'AO-903-E', subject: 'Ford', name: 'Piet Bakker', phone: null });
  const { question } = await piet.ask('Mag ik hem al halen?', (await stepsOf(house, piet.order))[1]);
  await did(house, 'Marieke', `/orders/${piet.order}/questions/${question}/urgency`, { urgency: 'urgent' });
  const shown = await inbox(house, 'Yusuf');
  expect(shown).toMatch(/Mag ik hem al halen\?.*1 vraag ligt klaar/s);
  expect(shown).not.toMatch(/Piept|Truus|Panda/);
  await did(house, 'Yusuf', `${work}/finish`);
  expect(await inbox(house, 'Yusuf')).toMatch(/Er zijn 2 vragen voor je.*Mag ik hem al.*Piept/s);
});

test('What a colleague offers keeps until a break too, and is declined or taken over', async () => {
  const { house, fiat, question, at } = await truusAsked();
  await did(house, 'Yusuf', `${at}/offer`, { to: house.ids.Priya, note: 'Ze vraagt naar het geluid.' });
  const offered = await inbox(house, 'Priya');
  expect(offered).toMatch(/Yusuf biedt je deze vraag aan:.*Ze vraagt naar het geluid\./s);
  expect(formsOn(offered).map(({ action }) => action)).toEqual([`${at}/accept`, `${at}/decline`, `${at}/remark`]);
  const [measure] = await stepsOf(house, fiat);
  await did(house, 'Priya', `/orders/${fiat}/steps/${measure}/start`);
  expect(await inbox(house, 'Priya')).toContain('1 vraag ligt klaar');
  expect(await inbox(house, 'Priya')).not.toMatch(/Piept|geluid|Yusuf/);
  await did(house, 'Priya', `/orders/${fiat}/steps/${measure}/finish`);

  const no = formTo(await page(house, 'Priya'), '/decline');
  const declined = await house.as('Priya').post(no.action, { ...no.fields, reason: 'Ken ik niet.' }, 'html');
  expect(declined.headers.location).toBe(`/bench#question-${question}`);
  expect(await inbox(house, 'Priya')).toContain('hidden>');
  await did(house, 'Yusuf', `${at}/offer`, { to: house.ids.Priya, note: 'Toch graag jij.' });
  const yes = formTo(await page(house, 'Priya'), '/accept');
  expect((await house.as('Priya').post(yes.action, yes.fields, 'html')).status).toBe(303);
  expect(await inbox(house, 'Priya')).toMatch(/ging door 1 hand<.*van jou/s);
  expect(await json(house, 'Yusuf')).toMatchObject({ held: 0, open: [] });
});

test('The live fragments of the bench and of its questions are the very text of their pages', async () => {
  const { house, work } = await truusAsked();
  await keepStarts(house.kitchen.database.transact, house.ids.Yusuf, ['Goede vraag,']);
  for (const [act, body] of [
    ['pause', { reason: 'break' }],
    ['resume', {}],
  ] as const) {
    await did(house, 'Yusuf', `${work}/${act}`, body);
    const fragments = await benchFragments(house.kitchen)(house.shop, house.ids.Yusuf, 'nl');
    const [bench, questions] = [await page(house, 'Yusuf'), await page(house, 'Yusuf', '/bench/questions')];
    for (const { id, html } of fragments) {
      if (id !== 'my-questions') expect(elementOf(bench, id)).toBe(html.trim());
      if (['my-questions', 'questions-link'].includes(id)) expect(elementOf(questions, id)).toBe(html.trim());
    }
    const english = await benchFragments(house.kitchen)(house.shop, house.ids.Yusuf, 'en');
    expect(english.find(({ id }) => id === 'inbox')?.html).toContain(
      act === 'pause' ? 'There is a question for you' : '1 question is waiting',
    );
  }
});

test('The big-button form of an order says how many of its questions are open, and nothing of them', async () => {
  const { house, fiat } = await truusAsked();
  const now = elementOf(await page(house, 'Tom', `/bench/${fiat}`), 'now');
  expect(now).toContain(`href="/orders/${fiat}#questions">1 open vraag van de klant`);
  expect(now).not.toContain('Piept');
  expect((await house.as('Tom').get(`/bench/${fiat}`)).body.openQuestions).toBe(1);
});
