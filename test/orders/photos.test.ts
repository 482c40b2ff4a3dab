import supertest from 'supertest';
import { expect, test } from 'vitest';
import { aCustomer, stepsOf } from '../asking.ts';
import { wordsIn } from '../customer/a-page.ts';
import { openLink } from '../follower.ts';
import { aKitchen, type Name, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';

async function aDay() {
  const house = await aKitchen();
  const customer = await aCustomer(house);
  const { order } = customer;
  const [measure = '', brakes = ''] = await stepsOf(house, order);
  const notes = `/orders/${order}/notes`;
  const note = (fields: Record<string, string>, more: { photos?: number; madeAgo?: number } = {}) =>
    sendWithPhotos(house, 'Yusuf', notes, { fields: { audience: 'customer', ...fields }, ...more });
  const page = async (path = `/orders/${order}`, who: Name = 'Marieke') => {
    const answer = await house.as(who).get(path, 'html');
    expect(answer.status, path).toBe(200);
    return answer.text;
  };
  return { house, customer, order, measure, brakes, note, page };
}

/** Every id of a page, once. */
const twice = (html: string): string[] => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  return ids.filter((id, i) => ids.indexOf(id) !== i);
};

test('The timeline of the shop shows the photos of notes, pairs side by side, kitchen photos in the kitchen’s colours', async () => {
  const { brakes, note, page, order } = await aDay();
  await note({ step: brakes, moment: 'before', alt: 'Oude schijf' });
  const { seq: second } = await note({ step: brakes, moment: 'after' });
  const { seq: secret } = await note({ step: brakes, audience: 'kitchen', text: 'Niet voor de klant.' });
  const html = await page();
  expect(wordsIn(html, `entry-${second}`)).toMatch(/^Yusuf plaatste een foto\. Voor Na Links voor het werk/);
  expect(html).toMatch(new RegExp(`id="entry-${secret}"[^>]* data-audience="kitchen"[^]*?/orders/${order}/photos/`));
  expect(twice(html)).toEqual([]);
});

test('A question is answered with its photos in sight, on the order, on the bench and in JSON', async () => {
  const { house, customer, order, page } = await aDay();
  const { question } = await sendWithPhotos(house, customer, `/follow/${order}/questions`, {
    fields: { text: 'Wat is dit?', alt: 'Een scheur' },
  });
  for (const [path, who] of [
    [`/orders/${order}`, 'Marieke'],
    ['/bench/questions', 'Marieke'],
  ] as const) {
    const html = await page(path, who);
    expect(html, path).toMatch(new RegExp(`/orders/${order}/photos/[\\w-]+/small\\.jpg" width="480"`));
    expect(wordsIn(html, `question-${question}`)).toContain('Een scheur');
    expect(twice(html)).toEqual([]);
  }
  const [told] = (await house.as('Marieke').get('/bench/questions')).body.open;
  expect(told.messages[0].photos).toMatchObject([{ alt: 'Een scheur', retracted: false }]);
});

test('Whoever works on it has the photos before them, and from the large one the way back to the bench', async () => {
  const { house, order, brakes, note, page } = await aDay();
  await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`);
  await note({ step: brakes, moment: 'before' });
  await note({ step: brakes, moment: 'after' }, { madeAgo: 30 * 60_000 });
  await note({ audience: 'kitchen' });
  for (const [path, from] of [
    ['/bench', 'bench'],
    [`/bench/${order}`, 'bench-order'],
  ] as const) {
    const html = (await page(path, 'Yusuf')).replaceAll('&#x3D;', '=');
    expect(html.match(/class="pair"/g), path).toHaveLength(1);
    expect(html).toContain('later verstuurd');
    expect(twice(html)).toEqual([]);
    const [, large = ''] = new RegExp(`href="(/orders/${order}/photos/[\\w-]+\\?from=${from})"`).exec(html) ?? [];
    expect(await page(large, 'Yusuf')).toContain(`href="${path}"`);
  }
});

test('On the bench too nobody sees what was taken back, neither in a note nor in a question', async () => {
  const { house, customer, order, brakes, note, page } = await aDay();
  await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`);
  await note({ step: brakes, alt: 'GEHEIM' });
  const fields = { text: 'Wat is dit?', step: brakes, alt: 'GEHEIM' };
  await sendWithPhotos(house, customer, `/follow/${order}/questions`, { fields });
  const rows = await house.kitchen.database.reader.selectFrom('photos').select('id').execute();
  expect(rows).toHaveLength(2);
  const shown = async () =>
    [
      await page('/bench', 'Yusuf'),
      await page(`/bench/${order}`, 'Yusuf'),
      await page('/bench/questions', 'Yusuf'),
    ].map((html) => html.includes('GEHEIM'));
  expect(await shown()).toEqual([true, true, true]);
  for (const { id } of rows) await house.as('Marieke').post(`/orders/${order}/photos/${id}/retract`);
  expect(await shown()).toEqual([false, false, false]);
  expect(await page('/bench', 'Yusuf')).toContain('Marieke heeft deze foto om 13:42 teruggetrokken.');
});

test('A note with a photo needs no words, and the form says so; with neither it comes back', async () => {
  const { house, order, page } = await aDay();
  const form = await page();
  expect(form).toMatch(/action="\/orders\/\d+\/notes" novalidate enctype="multipart\/form-data" data-live/);
  expect(form).toContain('Met een foto erbij mag dit leeg blijven.');
  // The file is read last: what was typed is known by then.
  const [, note = ''] = /<form [^>]*\/notes"(.*?)<\/form>/s.exec(form) ?? [];
  const names = [...note.matchAll(/ name="([a-z]+)"/g)].map((match) => match[1]);
  expect(names.at(-1)).toBe('photos');
  const nothing = await house.as('Yusuf').post(`/orders/${order}/notes`, { audience: 'customer' }, 'html');
  expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining('data-form-error')]);
});

test('Every form that takes photos keeps what was typed when a file is none', async () => {
  const { house, customer, order, brakes } = await aDay();
  const { question } = await customer.ask('Piept het nog?', brakes);
  const cookie = customer.cookie;
  for (const [to, fields] of [
    [`/orders/${order}/notes`, { audience: 'customer', text: 'TYPED', alt: 'SEEN', moment: 'after' }],
    [`/orders/${order}/questions/${question}/answer`, { text: 'TYPED', alt: 'SEEN' }],
    [`/follow/${order}/questions`, { text: 'TYPED', alt: 'SEEN' }],
    [`/follow/${order}/questions/${question}`, { text: 'TYPED', alt: 'SEEN' }],
  ] as [string, Record<string, string>][]) {
    const post = supertest(house.url).post(to).set('Accept', 'text/html');
    if (to.startsWith('/follow')) post.set('Cookie', cookie);
    else post.set('Authorization', `Bearer ${house.keys.Yusuf}`);
    for (const [name, value] of Object.entries(fields)) post.field(name, value);
    const answer = await post.attach('photos', Buffer.from('geen foto'), 'brief.jpg');
    expect(answer.status, to).toBe(422);
    expect(answer.text).toContain('TYPED');
    expect(answer.text).toContain('value="SEEN"');
    expect(answer.text).toMatch(/id="[^"]+-photos-fault">“brief\.jpg” is geen foto/);
    if (fields.moment) expect(answer.text).toMatch(/value="after" checked/);
  }
});

test('The desk takes back anybody’s photo on its page, a technician only their own', async () => {
  const { house, order, note, page } = await aDay();
  await note({ alt: 'Kenteken van een ander' });
  const { id } = await house.kitchen.database.reader.selectFrom('photos').select('id').executeTakeFirstOrThrow();
  const path = `/orders/${order}/photos/${id}`;
  expect(await page(path, 'Tom')).not.toContain('Foto terugtrekken');
  expect(await page(path, 'Marieke')).toContain('Foto terugtrekken');
  const sent = await house.as('Marieke').post(`${path}/retract`, {}, 'html');
  expect([sent.status, sent.headers.location]).toEqual([303, `/orders/${order}#photo-${id}`]);
  expect(wordsIn(await page(), `photo-${id}`)).toBe('Marieke heeft deze foto om 13:42 teruggetrokken.');
  expect((await house.as('Marieke').get(path)).body).toMatchObject({ alt: null, retracted: true, files: [] });
});

test('A photo of one order is nowhere on another’s address, not even of the same shop', async () => {
  const { house, note, order } = await aDay();
  const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: '06 98 76 54 32' });
  const cookie = await openLink(house.url, other.link);
  await note({}, { photos: 1 });
  const { id } = await house.kitchen.database.reader.selectFrom('photos').select('id').executeTakeFirstOrThrow();
  for (const path of [`/follow/${other.order}/photos/${id}`, `/follow/${order}/photos/${id}`])
    expect((await fetch(house.url + path, { headers: { cookie } })).ok, path).toBe(false);
  expect((await house.as('Yusuf').get(`/orders/${other.order}/photos/${id}`)).status).toBe(404);
});
