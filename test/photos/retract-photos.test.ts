import supertest from 'supertest';
import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { aCustomer, type TestCustomer } from '../asking.ts';
import { followOrder } from '../follower.ts';
import { aKitchen, type Name } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';
import { asked, files, get, noted } from './noted.ts';
import { kept, left, photo, sendNote } from './sent.ts';

const canary = 'Kanarie-9c2e';

test('A photo is taken back by whoever made it and by the desk, and by nobody else', async () => {
  const house = await aKitchen();
  const [sanne, other] = [await aCustomer(house), await aCustomer(house)];
  const { order } = sanne;
  const byStaff = async (who: Name, id: string) =>
    (await house.as(who).post(`/orders/${order}/photos/${id}/retract`)).status;
  const byCustomer = async ({ cookie }: TestCustomer, id: string, at = order) =>
    (await supertest(house.url).post(`/follow/${at}/photos/${id}/retract`).set({ cookie, accept: 'application/json' }))
      .status;
  const yusufs = () => noted(house, order, 'Yusuf', 'customer', 'x');
  const sannes = () => asked(sanne, house, 'x');
  const [first, kitchens, hers] = [await yusufs(), await noted(house, order, 'Yusuf', 'kitchen', 'x'), await sannes()];
  expect(await byStaff('Priya', first)).toBe(409);
  expect(await byCustomer(sanne, first)).toBe(409);
  expect(await byCustomer(other, first)).toBe(404);
  expect(await byCustomer(other, first, other.order)).toBe(409);
  expect(await byCustomer(sanne, kitchens)).toBe(409);
  expect(await byStaff('Yusuf', hers)).toBe(409);
  expect(await byStaff('Yusuf', 'no-such-photo')).toBe(409);
  expect(kept(house)).toHaveLength(12);
  expect(await byStaff('Yusuf', first)).toBe(200);
  expect(await byStaff('Yusuf', first)).toBe(409);
  expect(await byStaff('Marieke', kitchens)).toBe(200);
  expect(await byCustomer(sanne, hers)).toBe(200);
  expect(await byStaff('Olga', await sannes())).toBe(200);
  expect(await left(house)).toEqual([]);
});

test('Taken back, a photo and what was said of it are gone for everybody at once, and its files too', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const { order, cookie } = sanne;
  const id = await noted(house, order, 'Yusuf', 'customer', canary);
  const live = await followOrder(house.url, order, { cookie }, 0);
  const { body } = await house.as('Yusuf').post(`/orders/${order}/photos/${id}/retract`);
  const staff = (who: Name) => ({ authorization: `Bearer ${house.keys[who]}` });
  for (const file of files) {
    expect((await get(house, `/follow/${order}/photos/${id}/${file}`, { cookie })).status).toBe(404);
    for (const who of ['Yusuf', 'Marieke', 'Olga'] as const)
      expect((await get(house, `/orders/${order}/photos/${id}/${file}`, staff(who))).status).toBe(404);
  }
  await live.reached(body.seq);
  live.socket.close();
  const last = JSON.stringify(live.applied.at(-1));
  const seen = [last];
  for (const accept of ['text/html', 'application/json']) {
    for (const path of ['', '/updates?after=0', `/photos/${id}`])
      seen.push((await get(house, `/follow/${order}${path}`, { cookie, accept })).text);
    for (const path of ['', '/entries?after=0', `/photos/${id}`, '/updates?after=0'])
      seen.push((await get(house, `/orders/${order}${path}`, { ...staff('Olga'), accept })).text);
  }
  // The note that came with it stays, in the words of whoever wrote it.
  const alone = seen.map((text) => text.replaceAll(`${canary} (notitie)`, ''));
  expect(alone.filter((text) => text.includes(canary))).toEqual([]);
  expect(alone.filter((text) => text.includes(`photos/${id}/small`))).toEqual([]);
  expect(await left(house)).toEqual([]);
});

test('Where the process ended between the word and the deed, the next look at the clock removes the files', async () => {
  const house = await aKitchen();
  const { order } = await aCustomer(house);
  const id = await noted(house, order, 'Yusuf', 'customer', 'x');
  house.kitchen.live.announce = () => {};
  await house.as('Yusuf').post(`/orders/${order}/photos/${id}/retract`);
  expect(kept(house)).toHaveLength(4);
  expect((await house.as('Olga').get(`/orders/${order}/photos/${id}/full.jpg`)).status).toBe(404);
  await lookAtClock(house.kitchen, house.clock.now);
  expect(kept(house)).toEqual([]);
  await sendNote(house, order, [photo(await aPhoto())]);
  await lookAtClock(house.kitchen, house.clock.now);
  expect(kept(house)).toHaveLength(4);
});
