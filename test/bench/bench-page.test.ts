import { expect, test } from 'vitest';
import { benchFragments, readWork } from '#src/bench/bench-fragments.ts';
import { findWork } from '#src/bench/find-work.ts';
import { keep } from '#src/database/transact.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { agent, aKitchen, aShop, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { elementOf, formsOn, formTo } from './forms.ts';

type Step = { id: string };

/** The ids of an order's steps: Priya measures, Yusuf does the brakes, nobody washes yet. */
async function stepsOf(house: TestKitchen, order: number): Promise<string[]> {
  const { body } = await house.as('Olga').get(`/orders/${order}`);
  return body.steps.map(({ id }: Step) => id);
}

async function did(house: TestKitchen, who: Name, path: string, body: object = {}): Promise<void> {
  const answer = await house.as(who).post(path, body);
  expect(answer.status, answer.text).toBe(200);
}

const bench = async (house: TestKitchen, who: Name) => (await house.as(who).get('/bench')).body;
const page = async (house: TestKitchen, who: Name, path = '/bench') => {
  const answer = await house.as(who).get(path, 'html');
  expect(answer.status).toBe(200);
  return answer.text;
};
const titles = (jobs: { stepTitle: string }[]) => jobs.map(({ stepTitle }) => stepTitle);

test('The bench follows the work: planned, running, paused, finished, and then somebody else’s', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure, brakes] = await stepsOf(house, order);
  expect(await bench(house, 'Priya')).toMatchObject({ now: [], later: [{ step: measure, after: null }], free: [] });
  expect(await bench(house, 'Yusuf')).toMatchObject({ now: [], later: [{ step: brakes, after: 'Meet de remmen' }] });

  await did(house, 'Priya', `/orders/${order}/steps/${measure}/start`);
  const [running] = (await bench(house, 'Priya')).now;
  expect(running).toMatchObject({
    order,
    customer: 'Sanne',
    stepState: 'running',
    busySince: '2026-11-24T12:42:00.000Z',
  });

  await did(house, 'Priya', `/orders/${order}/steps/${measure}/pause`, { reason: 'part', until: '15:30' });
  const [paused] = (await bench(house, 'Priya')).later;
  expect(paused.pause).toMatchObject({ reason: 'part', until: '2026-11-24T14:30:00.000Z' });

  house.clock.now += 60_000;
  await did(house, 'Priya', `/orders/${order}/steps/${measure}/resume`);
  expect((await bench(house, 'Priya')).now[0].busySince).toBe('2026-11-24T12:43:00.000Z');
  await did(house, 'Priya', `/orders/${order}/steps/${measure}/finish`);
  expect(await bench(house, 'Priya')).toMatchObject({ now: [], later: [], free: [] });
  expect(titles((await bench(house, 'Yusuf')).later)).toEqual(['Vervang schijven en blokken']);

  await did(house, 'Yusuf', `/orders/${order}/steps/${brakes}/start`);
  await did(house, 'Yusuf', `/orders/${order}/steps/${brakes}/finish`);
  for (const who of ['Priya', 'Tom', 'Marieke'] as const)
    expect(titles((await bench(house, who)).free), who).toEqual(['Was de auto']);
});

test('The work of another shop is on nobody’s bench here, whoever is not assigned there', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const elsewhere = await aShop(house.kitchen, { id: 'shop-two', code: 'R', name: 'Garage De Kade' });
  await house.kitchen.database.transact(async (tx) => {
    const roles = [{ shop: elsewhere.id, role: 'technician' as const }];
    return keep(await insertPerson(tx, 'Rob', { name: 'Rob', language: 'nl' }, roles, house.kitchen.now()));
  });
  const there = agent(house.url, (await makeKey(house.kitchen.signIn, 'Rob')).key);
  expect((await there.get('/bench')).body).toMatchObject({ now: [], later: [], free: [] });
  expect((await there.get('/bench/1')).status).toBe(404);
  // The same person id in the wrong shop finds nothing: the shop leads every read.
  for (const person of Object.values(house.ids)) {
    const work = await readWork(house.kitchen, elsewhere, person);
    expect(work).toEqual({ now: [], next: null, later: [], free: [], done: [] });
  }
});

test('Nothing of the customer but a first name, purpose and wishes is on the bench', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house, { email: 'sanne@example.org' });
  const text = [
    await page(house, 'Priya'),
    await page(house, 'Priya', `/bench/${order}`),
    JSON.stringify(await bench(house, 'Priya')),
    JSON.stringify((await house.as('Priya').get(`/bench/${order}`)).body),
  ].join();
  const ticket = elementOf(text, 'now-bench');
  expect(ticket).toMatch(/Voor Sanne.*Waarvoor.*De remmen piepen\..*Wensen.*Graag voor vijven klaar\./s);
  expect(text).not.toMatch(/Jansen|06 ?12|12345618|sanne@example/);
});

test('Kitchen talk stands on the ticket, marked; what the customer may read is not marked so', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure] = await stepsOf(house, order);
  await did(house, 'Marieke', `/orders/${order}/notes`, { text: 'Bang voor de rekening.', audience: 'kitchen' });
  await did(house, 'Yusuf', `/orders/${order}/notes`, { text: 'Groeven.', audience: 'customer', step: measure });
  const ticket = elementOf(await page(house, 'Priya'), 'now-bench');
  const notes = [...ticket.matchAll(/<div class="note"[^>]*>.*?<\/div>/gs)].map(([note]) => note);
  expect(notes).toHaveLength(2);
  expect(notes[0]).toContain('Groeven.');
  expect(notes[0]).not.toContain('data-audience');
  expect(notes[1]).toContain('data-audience="kitchen"');
  expect(notes[1]).toMatch(/Alleen de keuken.*Bang voor de rekening\./s);
});

test('Without a script: start, a note for the kitchen, a pause with its reason, going on, done and taken back', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure = ''] = await stepsOf(house, order);
  const priya = house.as('Priya');
  const send = async (from: string, ending: string, more: Record<string, string> = {}) => {
    const { action, fields } = formTo(await page(house, 'Priya', from), ending);
    const answer = await priya.post(action, { ...fields, ...more }, 'html');
    expect(answer.status, answer.text).toBe(303);
    return answer.headers.location;
  };
  const state = async () => (await priya.get(`/bench/${order}`)).body.steps[0].stepState;

  expect(await send('/bench', `${measure}/start`)).toBe(`/bench#step-${measure}`);
  expect(await page(house, 'Priya')).toContain(`href="/bench/${order}/note/${measure}"`);
  expect(await send(`/bench/${order}/note/${measure}`, '/notes', { text: 'Zweet.', audience: 'kitchen' })).toBe(
    '/bench',
  );
  expect(elementOf(await page(house, 'Priya'), 'now-bench')).toContain('Zweet.');
  expect(await page(house, 'Priya')).toContain(`href="/bench/${order}/pause/${measure}"`);
  const sheet = await page(house, 'Priya', `/bench/${order}/pause/${measure}`);
  expect(sheet).toMatch(/<button [^>]*type="submit" name="reason" value="help">.*We vragen er een collega bij\./s);
  await send(`/bench/${order}/pause/${measure}`, '/pause', { reason: 'help' });
  expect(await state()).toBe('paused');
  await send('/bench', `${measure}/resume`);
  expect(await send('/bench', `${measure}/finish`)).toBe(`/bench#step-${measure}`);
  expect(await state()).toBe('finished');
  expect(elementOf(await page(house, 'Priya'), 'just-done')).toMatch(/Net klaar.*Meet de remmen/s);
  await send('/bench', `${measure}/take-back`);
  expect(await state()).toBe('running');
});

test('A paused step is passed on to a colleague, who finds it first on the bench', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure = ''] = await stepsOf(house, order);
  await did(house, 'Priya', `/orders/${order}/steps/${measure}/start`);
  await did(house, 'Priya', `/orders/${order}/steps/${measure}/pause`, { reason: 'end-of-day' });
  const { action, fields } = formTo(await page(house, 'Priya', `/bench/${order}/hand-on/${measure}`), '/assign');
  expect(fields).toMatchObject({ from: 'bench', reason: 'Het werk is doorgegeven.' });
  const nobody = await house.as('Priya').post(action, fields, 'html');
  expect(nobody.status).toBe(422);
  expect(nobody.text).toMatch(/Aan wie\?.*Vul dit in/s);
  expect(
    (await house.as('Priya').post(action, { ...fields, key: 'again', specialist: house.ids.Tom }, 'html')).status,
  ).toBe(303);
  const tickets = elementOf(await page(house, 'Tom'), 'now-bench');
  expect(tickets).toContain('Meet de remmen');
  expect(tickets).toContain('Het werk is doorgegeven.');
});

test('A note that is too long comes back on its own page with every letter of it', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure = ''] = await stepsOf(house, order);
  const { action, fields } = formTo(await page(house, 'Priya', `/bench/${order}/note/${measure}`), '/notes');
  const typed = { ...fields, text: `<b>${'lang '.repeat(1100)}`, audience: 'kitchen' };
  const answer = await house.as('Priya').post(action, typed, 'html');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(`&lt;b&gt;${'lang '.repeat(1100).trimEnd()}`);
  expect(answer.text).toContain('aria-invalid="true"');
  expect(formTo(answer.text, '/notes').fields).toMatchObject({ audience: 'kitchen', step: measure, from: 'bench' });
});

test('When a colleague was faster the bench says so on top, once, and shows how it stands now', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure] = await stepsOf(house, order);
  await did(house, 'Priya', `/orders/${order}/steps/${measure}/start`);
  const { action, fields } = formTo(await page(house, 'Priya'), '/finish');
  const pause = formTo(await page(house, 'Priya', `/bench/${order}/pause/${measure}`), '/pause');
  await did(house, 'Yusuf', `/orders/${order}/steps/${measure}/finish`);
  for (const [path, body] of [
    [action, fields],
    [pause.action, { ...pause.fields, reason: 'break' }],
    [pause.action, { ...pause.fields, reason: 'break', from: 'bench-order' }],
  ] as const) {
    const answer = await house.as('Priya').post(path, body, 'html');
    expect(answer.status).toBe(409);
    expect(answer.text.match(/is al afgerond/g)).toHaveLength(1);
    expect(answer.text).toMatch(/role="alert"/);
  }
});

test('After the last step the order is reported ready from the bench, and the bench tells that it was', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  for (const step of await stepsOf(house, order)) {
    expect(await page(house, 'Tom')).not.toContain('Meld de order klaar');
    await did(house, 'Tom', `/orders/${order}/steps/${step}/start`);
    await did(house, 'Tom', `/orders/${order}/steps/${step}/finish`);
    house.clock.now += 1000;
  }
  const html = await page(house, 'Tom');
  expect(html.match(/Meld de order klaar/g)).toHaveLength(1);
  const { action, fields } = formTo(html, '/ready');
  expect((await house.as('Tom').post(action, fields, 'html')).headers.location).toBe('/bench');
  const after = elementOf(await page(house, 'Tom'), 'just-done');
  expect(after).toContain('De order is klaar gemeld.');
  expect(formsOn(after)).toEqual([]);
  house.clock.now += 5 * 60_000;
  expect(elementOf(await page(house, 'Tom'), 'just-done')).toMatch(/^<div [^>]*hidden>\s*<\/div>$/);
});

test('What comes later has a press of its own, and what waits for a colleague has none', async () => {
  const house = await aKitchen();
  const first = await takeIn(house);
  const second = await takeIn(house, { plate: 'UE-550-A', name: 'Piet Bakker', phone: null, until: '17:00' });
  const [measure] = await stepsOf(house, first.order);
  const [other, brakes] = await stepsOf(house, second.order);
  await did(house, 'Priya', `/orders/${first.order}/steps/${measure}/start`);
  const card = elementOf(await page(house, 'Priya'), `step-${other}`);
  expect(formsOn(card).map(({ action }) => action)).toEqual([`/orders/${second.order}/steps/${other}/start`]);
  expect(card).toContain('Priya is begonnen met “Onderzoek”.');
  const waits = elementOf(await page(house, 'Yusuf'), `step-${brakes}`);
  expect(formsOn(waits)).toEqual([]);
  expect(waits).toContain('na “Meet de remmen” (Priya)');
});

test('The live fragments are the very text of the page', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  await takeIn(house, { plate: 'UE-550-A', name: 'Piet Bakker', phone: null });
  const [measure, brakes] = await stepsOf(house, order);
  for (const [step, act] of [
    [measure, 'start'],
    [measure, 'finish'],
    [brakes, 'start'],
    [brakes, 'finish'],
  ])
    await did(house, 'Yusuf', `/orders/${order}/steps/${step}/${act}`);
  const html = await page(house, 'Yusuf');
  const fragments = await benchFragments(house.kitchen)(house.shop, house.ids.Yusuf, 'nl');
  const ofQuestions = await page(house, 'Yusuf', '/bench/questions');
  expect(fragments.map(({ id }) => id)).toEqual([
    ...['now-bench', 'covers', 'inbox', 'offers', 'problems', 'just-done', 'dock', 'later', 'free'],
    ...['my-questions', 'questions-link'],
  ]);
  for (const fragment of fragments) {
    const its = fragment.id === 'my-questions' ? ofQuestions : html;
    expect(its).toContain(fragment.html.trim());
    expect(elementOf(its, fragment.id)).toBe(fragment.html.trim());
    expect(fragment.html).not.toContain('data-v=');
  }
});

test('The whole bench is three reads, however many orders there are', async () => {
  const house = await aKitchen();
  for (let i = 0; i < 8; i += 1) {
    const { order } = await takeIn(house, { plate: null, subject: `Fiets ${i}`, name: `Klant ${i}`, phone: null });
    const [measure] = await stepsOf(house, order);
    await did(house, 'Priya', `/orders/${order}/steps/${measure}/start`);
  }
  let reads = 0;
  const reader = house.kitchen.database.reader.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      reads += 1;
      return result;
    },
  });
  const colleagues = await house.kitchen.colleagues.of(house.shop.id);
  const asked = { shop: house.shop, person: house.ids.Priya, now: house.clock.now, colleagues };
  expect(await findWork(reader, asked)).toHaveLength(8);
  expect(reads).toBe(3);
});

test('Who may go to the desk finds the way there; a program is not offered another person', async () => {
  const house = await aKitchen();
  expect(await page(house, 'Marieke')).toContain('href="/desk"');
  expect(await page(house, 'Yusuf')).not.toContain('href="/desk"');
  expect(await page(house, 'Yusuf')).not.toContain('href="/switch"');
});
