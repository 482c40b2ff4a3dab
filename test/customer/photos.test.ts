import { expect, test } from 'vitest';
import { stepsOf } from '../asking.ts';
import { aKitchen } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { aReader, wordsIn } from './a-page.ts';

const minute = 60_000;

async function aDay() {
  const house = await aKitchen();
  const sanne = await aReader(house);
  const { order } = sanne;
  const [measure = '', brakes = ''] = await stepsOf(house, order);
  const note = (fields: Record<string, string>, more: { photos?: number; madeAgo?: number } = {}) =>
    sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { audience: 'customer', ...fields }, ...more });
  return { house, sanne, order, measure, brakes, note };
}

test('A photo stands where its note does: small, with room kept for it, what is to be seen, and a link to the large one', async () => {
  const { sanne, brakes, note, order } = await aDay();
  await note({ step: brakes, text: 'Diepe groeven.', alt: 'Groeven in de linker schijf' });
  const html = await sanne.html();
  expect(html).toMatch(
    new RegExp(
      `<a class="photo" href="/follow/${order}/photos/[\\w-]+"><picture><source srcset="/follow/${order}/photos/[\\w-]+/small.webp" type="image/webp"><img src="/follow/${order}/photos/[\\w-]+/small.jpg" width="480" height="360" alt="Groeven in de linker schijf" loading="lazy" decoding="async">`,
    ),
  );
  expect(wordsIn(html, `step-${brakes}`)).toMatch(/Diepe groeven\. Groeven in de linker schijf Yusuf, 13:42/);
  const { body } = await sanne.get();
  const [{ text, made, photos }] = body.steps[1].notes;
  expect({ text, made, photos }).toMatchObject({
    ...{ text: 'Diepe groeven.', made: null },
    photos: [{ width: 640, height: 480, alt: 'Groeven in de linker schijf', moment: null, retracted: false }],
  });
});

test('A photo without a word says whose it is and of what', async () => {
  const { sanne, brakes, note } = await aDay();
  await note({ step: brakes });
  await note({}, { photos: 2 });
  const html = await sanne.html();
  expect(html).toContain('alt="Foto van Yusuf bij Remmen vernieuwen"');
  expect(html).toContain('alt="Foto van Yusuf (foto 2 van 2)"');
  expect(wordsIn(html, `step-${brakes}`)).not.toMatch(/<p><\/p>/);
});

test('What is for the kitchen is nowhere on the customer’s page, and its photo is not there for them', async () => {
  const { sanne, brakes, note, house, order } = await aDay();
  await note({ step: brakes, audience: 'kitchen', alt: 'KEUKEN', moment: 'before' });
  await note({ step: brakes, moment: 'after' });
  const html = await sanne.html();
  expect(html).not.toMatch(/KEUKEN|class="pair"/);
  expect((await sanne.get()).text).not.toContain('KEUKEN');
  const { id } = await house.kitchen.database.reader
    .selectFrom('photos')
    .select('id')
    .where('audience', '=', 'kitchen')
    .executeTakeFirstOrThrow();
  const page = await fetch(`${house.url}/follow/${order}/photos/${id}`, { headers: { cookie: sanne.cookie } });
  expect(page.status).toBe(404);
});

test('Before and after stand side by side with those words, where the second was told', async () => {
  const { sanne, brakes, note } = await aDay();
  const { seq: first } = await note({ step: brakes, moment: 'before', text: 'Zo was het.' }, { photos: 2 });
  const { seq: second } = await note({ step: brakes, moment: 'after', text: 'Zo is het.' });
  const html = await sanne.html();
  expect(wordsIn(html, `note-${first}`)).toBe('Zo was het. Voor Voor Yusuf, 13:42');
  expect(wordsIn(html, `note-${second}`)).toBe('Zo is het. Voor Na Links voor het werk, rechts erna Yusuf, 13:42');
  expect(html.match(/class="pair"/g)).toHaveLength(1);
  expect(html.match(/id="photo-/g)).toHaveLength(3);
});

test('A question and its answer have their photos in the thread, for the customer and in JSON', async () => {
  const { house, sanne, order, brakes } = await aDay();
  const { question } = await sendWithPhotos(house, sanne, `/follow/${order}/questions`, {
    fields: { text: 'Wat is dit?', step: brakes, alt: 'Een plas onder de auto' },
    photos: 2,
  });
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/questions/${question}/answer`, { fields: { text: 'Water.' } });
  expect(wordsIn(await sanne.html(), `question-${question}`)).toContain('Wat is dit? Een plas onder de auto Sanne');
  const { messages } = (await sanne.get()).body.questions[0];
  expect(messages.map(({ photos }: { photos: object[] }) => photos.length)).toEqual([2, 1]);
});

test('A photo that was taken back is one quiet line, and what it showed is not told any more', async () => {
  const { house, sanne, order, brakes, note } = await aDay();
  await note({ step: brakes, moment: 'before', alt: 'GEHEIM' });
  await note({ step: brakes, moment: 'after' });
  const [{ photo, page }] = (await sanne.get()).body.steps[1].notes[0].photos;
  house.clock.now += 18 * minute;
  const back = await house.as('Yusuf').post(`/orders/${order}/photos/${photo}/retract`);
  expect(back.status, back.text).toBe(200);
  expect(back.body.location).toBe(`/orders/${order}#photo-${photo}`);
  const html = await sanne.html();
  expect(wordsIn(html, `photo-${photo}`)).toBe('Yusuf heeft deze foto om 14:00 teruggetrokken.');
  expect(html).not.toMatch(/GEHEIM|class="pair"/);
  expect((await sanne.get()).text).not.toContain('GEHEIM');
  const gone = await fetch(house.url + page, { headers: { cookie: sanne.cookie, accept: 'text/html' } });
  expect([gone.status, await gone.text()]).toEqual([200, expect.stringContaining('om 14:00 teruggetrokken')]);
});

test('What was sent later says when it was made and when it came, and the work took as long as it took', async () => {
  const { house, sanne, order, brakes, note } = await aDay();
  const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00+01:00`);
  const press = (act: string, made: string) =>
    house
      .as('Yusuf')
      .post(`/orders/${order}/steps/${brakes}/${act}`)
      .set('Made-Ago', String(house.clock.now - at(made)));
  house.clock.now = at('16:30');
  await press('start', '14:02');
  await note({ step: brakes, text: 'Er zit roest.' }, { madeAgo: at('16:30') - at('15:10') });
  // A device whose clock went wrong cannot end before it began.
  await press('finish', '13:50');
  const html = await sanne.html();
  expect(wordsIn(html, `step-${brakes}`)).toContain('Yusuf, 15:10, later verstuurd ( 16:30 )');
  expect(wordsIn(html, 'timeline')).toContain('14:02, later verstuurd ( 16:30 )');
  const step = (await sanne.get()).body.steps[1];
  expect([step.startedAt, step.finishedAt].map(Date.parse)).toEqual([at('14:02'), at('14:02')]);
  expect(Date.parse(step.notes[0].made)).toBe(at('15:10'));
});

test('Notes that are folded away say how many photos are among them', async () => {
  const { house, sanne, order, measure, note } = await aDay();
  const { words } = sanne;
  const act = (name: string) => house.as('Priya').post(`/orders/${order}/steps/${measure}/${name}`);
  await act('start');
  await note({ step: measure }, { photos: 1 });
  await act('finish');
  expect(await words(`notes-${measure}`)).toMatch(/^1 foto /);
  await note({ step: measure, text: 'Twee millimeter.' }, { photos: 2 });
  expect(await words(`notes-${measure}`)).toMatch(/^1 notitie en 3 foto’s /);
});

test('The page of a photo leads to the others that came with it, back to its place, and takes back what is one’s own', async () => {
  const { house, sanne, order } = await aDay();
  const { question } = await sendWithPhotos(house, sanne, `/follow/${order}/questions`, {
    fields: { text: 'Is dit erg?' },
    photos: 3,
  });
  const { photos } = (await sanne.get()).body.questions[0].messages[0];
  const [one, two, three] = photos.map(({ page }: { page: string }) => page);
  const open = async (page: string) =>
    (await fetch(house.url + page, { headers: { cookie: sanne.cookie, accept: 'text/html' } })).text();
  const middle = await open(two);
  expect(middle).toContain(`href="${one}" rel="prev"`);
  expect(middle).toContain(`href="${three}" rel="next"`);
  expect(middle).toContain(`href="/follow/${order}#photo-${photos[1].photo}"`);
  expect(middle).toContain('Foto 2 van 3');
  const back = await sanne.send(`photos/${photos[1].photo}/retract`, {});
  expect([back.status, back.headers.location]).toEqual([303, `/follow/${order}#photo-${photos[1].photo}`]);
  expect(wordsIn(await sanne.html(), `question-${question}`)).toContain('teruggetrokken');
  const first = await open(one);
  expect(first).toContain(`href="${three}" rel="next"`);
  expect(first).toContain('Foto 1 van 2');
});
