import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Files } from '#src/files/files.ts';
import type { S3Settings } from '#src/files/s3.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { removeLeftovers } from '#src/photos/sweep-photos.ts';
import { aCustomer } from '../asking.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';
import { useBucket } from './a-bucket.ts';
import { aPhoto } from './a-photo.ts';
import { photo, photoIds, sendNote, until } from './sent.ts';

const s3 = useBucket();

const names = async (files: Files): Promise<string[]> => {
  const all: string[] = [];
  for await (const { name } of files.list()) all.push(name);
  return all;
};

/** A house whose photos lie where the settings say. */
async function withBucket(house: TestKitchen, settings: S3Settings): Promise<void> {
  const opened = await openKitchen({ ...house.kitchen.settings, s3: settings });
  house.kitchen.photos = opened.photos;
  await opened.database.close();
}

test('A photo is sent, seen and taken back with its files in a bucket', async ({ skip }) => {
  const house = await aKitchen();
  await withBucket(house, s3(skip));
  const { order, cookie } = await aCustomer(house);
  const sent = await sendNote(house, order, [photo(await aPhoto({ width: 800, height: 600 }))]);
  expect(sent.status, sent.text).toBe(200);
  const [id] = await photoIds(house);
  const { files } = house.kitchen.photos;
  expect(await names(files)).toHaveLength(4);
  const seen = await fetch(`${house.url}/follow/${order}/photos/${id}/small.webp`, { headers: { cookie } });
  expect((await sharp(await seen.arrayBuffer()).metadata()).width).toBe(480);
  await files.put('backups/of-somebody/else.zip', Buffer.from('x'), 'application/zip');
  await files.put('another-shop/one/full.jpg', Buffer.from('x'), 'image/jpeg');
  await files.put(`shop-one/left-behind/full.jpg`, Buffer.from('x'), 'image/jpeg');
  expect(await removeLeftovers(house.kitchen, Date.now() + 2 * 60 * 60 * 1000)).toBe(1);
  expect((await house.as('Yusuf').post(`/orders/${order}/photos/${id}/retract`)).status).toBe(200);
  await until(async () => (await names(files)).length === 2, 'the files of the photo are gone, and no others');
});

test('A store that is away stops neither the clock nor a page, and what was taken back is removed later', async ({
  skip,
}) => {
  const house = await aKitchen();
  await withBucket(house, s3(skip));
  const { order } = await aCustomer(house);
  await sendNote(house, order, [photo(await aPhoto())]);
  const [id] = await photoIds(house);
  const { photos } = house.kitchen;
  await withBucket(house, { ...s3(skip), endpoint: 'http://127.0.0.1:9' });
  expect((await house.as('Yusuf').post(`/orders/${order}/photos/${id}/retract`)).status).toBe(200);
  await expect(lookAtClock(house.kitchen, house.clock.now)).resolves.toBeUndefined();
  expect((await house.as('Yusuf').get(`/orders/${order}/photos/${id}/full.jpg`)).status).toBe(404);
  house.kitchen.photos = photos;
  await lookAtClock(house.kitchen, house.clock.now);
  const { removed_at } = await house.kitchen.database.reader.selectFrom('photos').selectAll().executeTakeFirstOrThrow();
  expect(removed_at).toBe(house.clock.now);
});
