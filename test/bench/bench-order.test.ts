import { expect, test } from 'vitest';
import { benchOrderFragments } from '#src/bench/bench-fragments.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { elementOf, formsOn, formTo } from './forms.ts';

async function anOrder(): Promise<{ house: TestKitchen; order: number; steps: string[] }> {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { body } = await house.as('Olga').get(`/bench/${order}`);
  return { house, order, steps: body.steps.map(({ step }: { step: string }) => step) };
}

const page = async (house: TestKitchen, order: number, who: Name = 'Tom') =>
  (await house.as(who).get(`/bench/${order}`, 'html')).text;

/** Presses a form that stands on the page, as a browser without a script does. */
async function press(house: TestKitchen, order: number, ending: string, more: Record<string, string> = {}) {
  const { action, fields } = formTo(await page(house, order), ending);
  const answer = await house.as('Tom').post(action, { ...fields, ...more }, 'html');
  return { status: answer.status, location: answer.headers.location, text: answer.text };
}

test('The live fragments are the very text of the page, and are newer by their number', async () => {
  const { house, order, steps } = await anOrder();
  await press(house, order, `${steps[0]}/start`);
  const html = await page(house, order);
  const colleagues = await house.kitchen.colleagues.of(house.shop.id);
  const { id } = await house.kitchen.database.reader.selectFrom('orders').select('id').executeTakeFirstOrThrow();
  const story = await loadStory(house.kitchen.database.reader, house.shop, id, colleagues);
  const fragments = story ? benchOrderFragments(house.kitchen)(story, 'nl') : [];
  expect(fragments.map((one) => one.id)).toEqual(['now', 'steps', 'acts']);
  for (const fragment of fragments) {
    expect(elementOf(html, fragment.id)).toBe(fragment.html.trim());
    expect(fragment.html).toContain(`data-v="${story?.order.last_entry}"`);
  }
});

test('Each step has the one press that is possible now, and it comes back to this order', async () => {
  const { house, order, steps } = await anOrder();
  const [measure = ''] = steps;
  const acts = async () =>
    formsOn(elementOf(await page(house, order), `step-${measure}`)).map(({ action }) => action.split('/').at(-1));
  expect(await acts()).toEqual(['start']);
  expect(await press(house, order, `${measure}/start`)).toMatchObject({
    status: 303,
    location: `/bench/${order}#step-${measure}`,
  });
  expect(await acts()).toEqual(['finish', 'pause']);
  await press(house, order, `${measure}/pause`, { reason: 'tool' });
  expect(await acts()).toEqual(['resume', 'assign']);
  await press(house, order, `${measure}/resume`);
  await press(house, order, `${measure}/finish`);
  expect(await acts()).toEqual(['take-back']);
  house.clock.now += 5 * 60_000;
  expect(await acts()).toEqual([]);
});

test('A note goes with the step that is under way, and is for the customer unless it says otherwise', async () => {
  const { house, order, steps } = await anOrder();
  await press(house, order, `${steps[1]}/start`);
  const { fields } = formTo(await page(house, order), '/notes');
  expect(fields).toMatchObject({ step: steps[1], audience: 'customer', from: 'bench-order' });
  await press(house, order, '/notes', { text: 'Links is klaar.' });
  expect(elementOf(await page(house, order), `step-${steps[1]}`)).toContain('Links is klaar.');
});

test('A step is added with the reason that the customer reads; without it the words come back', async () => {
  const { house, order, steps } = await anOrder();
  await press(house, order, `${steps[0]}/start`);
  const typed = { title: 'Ververs de vloeistof', minutes: '20' };
  const refused = await press(house, order, '/steps', typed);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('value="Ververs de vloeistof"');
  expect(refused.text.match(/Schrijf erbij waarom/g)).toHaveLength(1);
  const done = await press(house, order, '/steps', { ...typed, key: 'again', reason: 'Er zit water in.' });
  expect(done).toMatchObject({ status: 303, location: `/bench/${order}` });
  const { body } = await house.as('Tom').get(`/bench/${order}`);
  expect(body.steps.at(-1)).toMatchObject({ stepTitle: 'Ververs de vloeistof', minutes: 20, specialist: null });
});

test('Ready and handed over are two presses here too, the second one with a name', async () => {
  const { house, order, steps } = await anOrder();
  for (const step of steps) {
    await press(house, order, `${step}/start`);
    await press(house, order, `${step}/finish`);
  }
  await press(house, order, '/ready');
  expect(await page(house, order)).toContain('Klaar om op te halen');
  await press(house, order, '/hand-over', { to: 'Piet' });
  const html = await page(house, order);
  expect(elementOf(html, 'now')).toContain('Meegegeven');
  expect(formsOn(html).map(({ action }) => action)).toEqual([`/orders/${order}/notes`]);
});

test('A sheet for a press that is not possible now leads to the order; a strange step is missing', async () => {
  const { house, order, steps } = await anOrder();
  for (const sheet of ['pause', 'hand-on']) {
    const answer = await house.as('Tom').get(`/bench/${order}/${sheet}/${steps[0]}`, 'html');
    expect([answer.status, answer.headers.location], sheet).toEqual([303, `/bench/${order}`]);
  }
  expect((await house.as('Tom').get(`/bench/${order}/note/${steps[0]}`, 'html')).status).toBe(200);
  expect((await house.as('Tom').get(`/bench/${order}/pause/other`, 'html')).status).toBe(404);
});

test('A pause from here that was not understood comes back with what was typed, and returns here', async () => {
  const { house, order, steps } = await anOrder();
  await press(house, order, `${steps[0]}/start`);
  const { action, fields } = formTo(await page(house, order), '/pause');
  const typed = { ...fields, reason: 'part', until: 'straks', note: 'Komt uit Zwolle.' };
  const answer = await house.as('Tom').post(action, typed, 'html');
  expect(answer.status).toBe(422);
  const again = formTo(answer.text, '/pause');
  expect(again.fields).toMatchObject({ until: 'straks', note: 'Komt uit Zwolle.', from: 'bench-order' });
  expect(again.html).toMatch(/<details class="fold" open>.*Vul een tijd in, zoals 15:30/s);
  const done = await house
    .as('Tom')
    .post(action, { ...again.fields, key: '2', reason: 'part', until: '15:30' }, 'html');
  expect(done.headers.location).toBe(`/bench/${order}#step-${steps[0]}`);
  expect(elementOf(await page(house, order), `step-${steps[0]}`)).toMatch(/Onderdeel.*Komt uit Zwolle\..*15:30/s);
});
