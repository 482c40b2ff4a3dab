import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Files, StoreDown } from '#src/files/files.ts';
import { filesInFolder } from '#src/files/folder.ts';
import { oneInTurn } from '#src/photos/in-turn.ts';
import { openPhotos } from '#src/photos/keep-photos.ts';
import { keepRoom } from '#src/photos/keep-room.ts';
import { Busy, NoRoom } from '#src/web/errors.ts';
import { aCustomer } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';
import { form, kept, left, photo, photoIds, sendNote, sendRaw } from './sent.ts';

const megabyte = 1024 * 1024;
const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** The same kitchen with other files or another disk. */
function withOther(house: TestKitchen, change: Partial<Files>, free = async () => 2 ** 40): void {
  const { photos, newId } = house.kitchen;
  house.kitchen.photos = openPhotos({ files: { ...photos.files, ...change }, aside: photos.aside, newId, disk: free });
}

async function askWithPhoto(house: TestKitchen, { order, cookie }: { order: number; cookie: string }) {
  const body = form([photo(await aPhoto()), { name: 'text', value: 'Piept het nog?' }]);
  const json = await sendRaw(house, `/follow/${order}/questions`, body, { cookie });
  const html = await sendRaw(house, `/follow/${order}/questions`, body, { cookie, accept: 'text/html' });
  return { json, html };
}

test('With a full disk nothing is half kept: the sentence says so, and what was typed stays', async () => {
  const house = await aKitchen();
  const customer = await aCustomer(house);
  const { files } = house.kitchen.photos;
  for (const good of [0, 1, 3]) {
    let puts = 0;
    withOther(house, {
      async put(...file) {
        puts += 1;
        if (puts % 4 === good) throw full();
        await files.put(...file);
      },
    });
    const { json, html } = await askWithPhoto(house, customer);
    expect([json.status, html.status]).toEqual([507, 507]);
    expect(JSON.parse(json.text).detail).toContain('de schijf van de server is vol');
    expect(html.text).toContain('de schijf van de server is vol');
    expect(html.text).toContain('Piept het nog?');
    expect(await left(house)).toEqual([]);
  }
  expect(await photoIds(house)).toEqual([]);
  withOther(house, files);
  const { json } = await askWithPhoto(house, customer);
  expect(json.status).toBe(200);
});

test('Photos are refused while there is still room for words, and words go on', async () => {
  const house = await aKitchen();
  const customer = await aCustomer(house);
  withOther(house, {}, async () => 199 * megabyte);
  const { json, html } = await askWithPhoto(house, customer);
  expect([json.status, html.status]).toEqual([507, 507]);
  expect(html.text).toContain('Piept het nog?');
  expect(html.text).toContain('Stuur het bericht zonder foto');
  expect(await left(house)).toEqual([]);
  const words = form([{ name: 'text', value: 'Dan zonder foto.' }, photo('', '')]);
  const sent = await sendRaw(house, `/follow/${customer.order}/questions`, words, { cookie: customer.cookie });
  expect(sent.status, sent.text).toBe(200);
});

test('What is on its way counts against the room that is left', async () => {
  const room = keepRoom(async () => 320 * megabyte);
  const leave = await room(100 * megabyte);
  await expect(room(100 * megabyte)).rejects.toBeInstanceOf(NoRoom);
  leave();
  leave();
  const again = await room(100 * megabyte);
  await expect(room(21 * megabyte)).rejects.toBeInstanceOf(NoRoom);
  again();
  await room(120 * megabyte);
});

test('A store that does not answer is said in a sentence, and the pages still come', async () => {
  const house = await aKitchen();
  const customer = await aCustomer(house);
  const { order } = customer;
  await sendNote(house, order, [photo(await aPhoto())]);
  const [id] = await photoIds(house);
  const down = async () => {
    throw new StoreDown('the store is down');
  };
  withOther(house, { put: down, read: down, remove: down });
  const { json, html } = await askWithPhoto(house, customer);
  expect([json.status, html.status]).toEqual([503, 503]);
  expect(html.text).toContain('de plaats waar foto’s bewaard worden, is nu niet te bereiken');
  expect(html.text).toContain('Piept het nog?');
  expect((await customer.get('html')).status).toBe(200);
  expect((await house.as('Yusuf').get(`/orders/${order}/photos/${id}`, 'html')).status).toBe(200);
  expect((await house.as('Yusuf').get(`/orders/${order}/photos/${id}/small.jpg`)).status).toBe(503);
});

test('One at a time, in their order; one that fails holds up nobody, and the thirty-first does not wait', async () => {
  const inTurn = oneInTurn(30);
  const done: number[] = [];
  let running = 0;
  const task = (i: number) => async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (i % 3 === 0) throw new Error(`${i} fails`);
    done.push(i);
  };
  const all = Array.from({ length: 30 }, (_, i) => inTurn(task(i)));
  await expect(inTurn(task(30))).rejects.toBeInstanceOf(Busy);
  await Promise.allSettled(all);
  expect(done).toEqual(Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 !== 0));
  await inTurn(task(31));
  expect(done.at(-1)).toBe(31);
});

test('Forty photos an hour are enough for a link, and another link has its own forty', async () => {
  const house = await aKitchen();
  const [one, other] = [await aCustomer(house), await aCustomer(house)];
  const nine = Array.from({ length: 9 }, () => photo('no photo'));
  const to = ({ order }: { order: number }) => `/follow/${order}/questions`;
  const text = { name: 'text', value: 'Piept het nog?' };
  for (let i = 0; i < 4; i += 1)
    expect((await sendRaw(house, to(one), form([...nine, text]), { cookie: one.cookie })).status).toBe(422);
  const refused = await sendRaw(house, to(one), form([...nine, text]), { cookie: one.cookie });
  expect(refused.status).toBe(429);
  expect(JSON.parse(refused.text).detail).toMatch(/hoogstens 40\. .* over \d+ minuten opnieuw/);
  const four = nine.slice(0, 4);
  expect((await sendRaw(house, to(one), form([...four, text]), { cookie: one.cookie })).status).toBe(422);
  const html = await sendRaw(house, to(one), form([photo(await aPhoto()), text]), {
    cookie: one.cookie,
    accept: 'text/html',
  });
  expect([html.status, html.text.includes('Piept het nog?')]).toEqual([429, true]);
  expect((await sendRaw(house, to(one), form([text]), { cookie: one.cookie })).status).toBe(200);
  expect((await sendRaw(house, to(other), form([...four, text]), { cookie: other.cookie })).status).toBe(422);
  expect(await left(house)).toEqual([]);
});

test('Sent again with the same key, a photo counts once', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const parts = [photo(await aPhoto())];
  let taken = 0;
  const { count } = house.kitchen.photos;
  const take = async (_: unknown, by: number) => {
    taken += by;
  };
  house.kitchen.photos.count = { ...count, take };
  for (let i = 0; i < 3; i += 1) await sendNote(house, order, parts, { 'idempotency-key': 'k' });
  expect(taken).toBe(1);
  expect(kept(house)).toHaveLength(4);
});

test('Where no name can be written nothing appears under one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = filesInFolder(folder);
  // In the place of the photo's folder there is a file.
  await files.put('shop/one/full.jpg', Buffer.from('x'), 'image/jpeg');
  writeFileSync(path.join(folder, 'shop', 'two'), '');
  await expect(files.put('shop/two/full.jpg', Buffer.from('x'), 'image/jpeg')).rejects.toThrow();
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'incoming',
    'shop',
    'shop/one',
    'shop/one/full.jpg',
    'shop/two',
  ]);
});
