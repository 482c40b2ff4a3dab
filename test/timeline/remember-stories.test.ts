import { expect, test } from 'vitest';
import { loadStory, type Story } from '#src/timeline/load-story.ts';
import { rememberStories } from '#src/timeline/remember-stories.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

async function aHouse() {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [row] = await house.kitchen.database.reader
    .selectFrom('orders')
    .selectAll()
    .where('number', '=', order)
    .execute();
  const id = row?.id ?? '';
  const remembered = () => house.kitchen.stories.of(house.shop.id, id);
  const read = async () =>
    loadStory(house.kitchen.database.reader, house.shop, id, await house.kitchen.colleagues.of(house.shop.id));
  const post = async (path: string, body: object = {}) =>
    expect((await house.as('Priya').post(`/orders/${order}/${path}`, body)).status).toBe(200);
  return { house, order, id, remembered, read, post };
}

const plain = (story: Story | undefined) => ({ ...story, shop: null, colleagues: null });

test('A remembered story is the one that the database tells, after notes and presses and all that changes more', async () => {
  const { house, remembered, read, post } = await aHouse();
  const step = (await remembered())?.steps[0]?.id;
  const due = { of: 'free', until: '2026-11-25T12:00', words: 'De sierdop.' };
  const acts: [string, object?][] = [
    ['notes', { text: 'Remblokken 2 mm', audience: 'customer' }],
    [`steps/${step}/start`],
    [`steps/${step}/pause`, { reason: 'customer' }],
    [`steps/${step}/resume`],
    [`steps/${step}/finish`],
    [`steps/${step}/take-back`],
    ['promises', due],
    ['exceptions', { text: 'De brug is bezet.', owner: house.ids.Yusuf }],
    ['details', { subject: 'Volvo V60 grijs', wishes: 'Bel mij niet.' }],
    ['notes', { text: 'Alleen voor ons', audience: 'kitchen' }],
  ];
  for (const [path, body] of acts) {
    if (path === 'details') {
      expect(
        (await house.as('Marieke').post(`/orders/${(await remembered())?.order.number}/details`, body)).status,
      ).toBe(200);
    } else await post(path, body);
    expect(plain(await remembered()), path).toEqual(plain(await read()));
  }
});

test('Who follows an order is told anew although nothing was written on it', async () => {
  const { house, remembered } = await aHouse();
  const before = await remembered();
  await house.kitchen.database.writer.updateTable('customers').set({ name: 'Sanne de Wit' }).execute();
  const after = await remembered();
  expect(before?.followers[0]?.name).toBe('Sanne Jansen');
  expect(after?.followers[0]?.name).toBe('Sanne de Wit');
  expect(after?.customer.name).toBe('Sanne de Wit');
});

test('What is written while a story is read is in it: a story is all of one number', async () => {
  const { house, id, post } = await aHouse();
  const { kitchen, shop } = house;
  let written = 0;
  const interrupted = kitchen.database.reader.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (++written === 1) await post('notes', { text: 'Nog net', audience: 'customer' });
      return result;
    },
  });
  const stories = rememberStories({ ...kitchen, database: { ...kitchen.database, reader: interrupted } });
  const story = await stories.of(shop.id, id);
  expect(story?.entries.at(-1)?.body).toMatchObject({ text: 'Nog net' });
  expect(story?.entries.at(-1)?.number).toBe(story?.order.last_entry);
  expect(await stories.of(shop.id, 'nobody')).toBeUndefined();
});

test('What was heard of is not asked for again; what was not, or came with a gap, is', async () => {
  const { house, id, post, read } = await aHouse();
  const { kitchen, shop } = house;
  let asked = 0;
  const counting = kitchen.database.reader.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      asked += 1;
      return result;
    },
  });
  const stories = rememberStories({ ...kitchen, database: { ...kitchen.database, reader: counting } });
  await stories.of(shop.id, id);
  const { announce } = kitchen.live;
  const changes: Parameters<typeof announce>[0][] = [];
  kitchen.live.announce = (change) => void changes.push(change);
  const tells = async (text: string, isHeard: boolean, queries: number) => {
    await post('notes', { text, audience: 'customer' });
    const [change] = changes.splice(0);
    if (isHeard && change) stories.heard(change);
    asked = 0;
    expect(plain(await stories.of(shop.id, id)), text).toEqual(plain(await read()));
    expect(asked, text).toBe(queries);
  };
  await tells('heard', true, 1);
  await tells('not heard', false, 3);
  await post('notes', { text: 'missed', audience: 'customer' });
  changes.length = 0;
  await tells('after a gap', true, 3);
  await tells('heard again', true, 1);
  for (let i = 0; i < 60; i += 1) {
    await post('notes', { text: `nobody looks ${i}`, audience: 'customer' });
    for (const change of changes.splice(0)) stories.heard(change);
  }
  await tells('after more than is remembered unread', true, 3);
});
