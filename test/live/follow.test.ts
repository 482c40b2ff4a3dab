import { expect, test } from 'vitest';
import { connect, followOrder, openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

const seqs = (updates: { seq: number }[]) => updates.map(({ seq }) => seq);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

test('A page that is cut off at random shows every update once and in order', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const cookie = await openLink(house.url, link);
  const pages = [
    await followOrder(house.url, order, { cookie }),
    await followOrder(house.url, order, { key: house.keys.Olga }),
  ];
  let last = 0;
  for (let i = 0; i < 60; i += 1) {
    const audience = i % 3 === 0 ? 'kitchen' : 'customer';
    const posts = [1, 2].map((n) =>
      house.as('Yusuf').post(`/orders/${order}/notes`, { text: `Bericht ${i}.${n}`, audience }),
    );
    if (i % 4 === 1) for (const page of pages) page.cut();
    for (const { status, body } of await Promise.all(posts)) {
      expect(status).toBe(200);
      last = Math.max(last, body.seq);
    }
  }
  await Promise.all(pages.map((page) => page.reached(last)));
  for (const page of pages) {
    expect(seqs(page.applied)).toEqual(upTo(last));
    page.socket.close();
  }
  // The kitchen's own notes reached the customer as numbers with nothing in them.
  const [customer, staff] = pages;
  const empty = (updates: { fragments: unknown[] }[]) =>
    updates.filter(({ fragments }) => fragments.length === 0).length;
  expect(empty(customer?.applied ?? [])).toBeGreaterThanOrEqual(25);
  expect(empty(staff?.applied ?? [])).toBe(0);
  expect(JSON.stringify(customer?.applied)).not.toContain('Bericht 0.1');
  expect(JSON.stringify(staff?.applied)).toContain('Bericht 0.1');
});

test('Nobody follows what is not theirs: a stranger, another order, another site, a wrong key', async () => {
  const house = await aKitchen();
  const one = await takeIn(house);
  const other = await takeIn(house, { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32' });
  const cookie = await openLink(house.url, one.link);
  await expect(followOrder(house.url, one.order, { cookie })).resolves.toBeDefined();
  await expect(followOrder(house.url, other.order, { cookie })).rejects.toThrow('missing');
  await expect(followOrder(house.url, 999, { cookie })).rejects.toThrow('missing');
  await expect(followOrder(house.url, one.order, { key: 'ok_wrong' })).rejects.toThrow();
  const elsewhere = connect(house.url, { cookie }, 'https://elsewhere.example');
  await expect(
    new Promise<void>((resolve, reject) => elsewhere.once('connect', () => resolve()).once('connect_error', reject)),
  ).rejects.toThrow();
  elsewhere.close();
});

test('Any other event ends the connection, and a payload with something extra is refused with a bare code', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { socket } = await followOrder(house.url, order, { key: house.keys.Yusuf });
  for (const bad of [
    { order, after: -1 },
    { order, after: 0, room: 'all' },
    { page: 'everything' },
    null,
    'x',
    { order: '__proto__', after: 0 },
  ]) {
    const answer = await socket.emitWithAck('follow', bad);
    expect(answer).toEqual({ ok: false, code: expect.stringMatching(/^(unreadable|missing)$/) });
  }
  const ended = new Promise((resolve) => socket.once('disconnect', resolve));
  socket.emit('join', 'order:everything');
  expect(await ended).toBe('io server disconnect');
  socket.close();
});

test('Revoking a link, disabling a person and revoking a key close their connections at once', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const customer = await followOrder(house.url, order, { cookie: await openLink(house.url, link) });
  const technician = await followOrder(house.url, order, { key: house.keys.Yusuf });
  const ended = (page: typeof customer) => new Promise((resolve) => page.socket.once('disconnect', resolve));
  const { body } = await house.as('Marieke').get(`/orders/${order}`);
  const [{ id }] = body.links;
  const gone = ended(customer);
  expect((await house.as('Marieke').post(`/orders/${order}/links/${id}/revoke`)).status).toBe(200);
  expect(await gone).toBe('io server disconnect');
  const out = ended(technician);
  expect((await house.as('Olga').post(`/people/${house.ids.Yusuf}/disable`)).status).toBe(200);
  expect(await out).toBe('io server disconnect');
  await expect(followOrder(house.url, order, { key: house.keys.Yusuf })).rejects.toThrow();
});

test('A link that is revoked between the look at it and the room it opens, opens nothing', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const cookie = await openLink(house.url, link);
  const { body } = await house.as('Marieke').get(`/orders/${order}`);
  const { adapter } = house.app.io.of('/');
  const addAll = adapter.addAll.bind(adapter);
  let revoked = 0;
  adapter.addAll = async (id, rooms) => {
    if ([...rooms].some((room) => room.startsWith('order:')) && revoked === 0) {
      revoked = (await house.as('Marieke').post(`/orders/${order}/links/${body.links[0].id}/revoke`)).status;
    }
    await addAll(id, rooms);
  };
  await expect(followOrder(house.url, order, { cookie })).rejects.toThrow('missing');
  expect(revoked).toBe(200);
  expect([...adapter.rooms.keys()].filter((room) => room.startsWith('order:'))).toEqual([]);
});
