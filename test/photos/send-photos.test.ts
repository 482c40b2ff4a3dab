import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { aCustomer } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';

test('A photo of a technician is the customer’s to see, small and large, and nothing else of the file is', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const photo = await aPhoto({ width: 2000, height: 1000, exif: { Copyright: 'CANARY', Artist: 'CANARY' } });
  const sent = await send(house, `/orders/${order}/notes`, { audience: 'customer', alt: 'Een scheur' }, [photo]);
  expect(sent.status, sent.text).toBe(200);
  const id = await idOf(house);
  for (const [file, width, type] of [
    ['full.webp', 1600, 'image/webp'],
    ['full.jpg', 1600, 'image/jpeg'],
    ['small.webp', 480, 'image/webp'],
    ['small.jpg', 480, 'image/jpeg'],
  ] as const) {
    const got = await supertest(house.url).get(`/follow/${order}/photos/${id}/${file}`).set('Cookie', cookie);
    expect(got.status).toBe(200);
    expect(got.headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store' });
    const { width: is, height, exif } = await sharp(got.body as Buffer).metadata();
    expect({ is, height, exif }).toEqual({ is: width, height: width / 2, exif: undefined });
    expect((got.body as Buffer).includes('CANARY')).toBe(false);
  }
});

function send(house: TestKitchen, to: string, fields: Record<string, string>, photos: Buffer[], key = '') {
  const post = supertest(house.url)
    .post(to)
    .set('Authorization', `Bearer ${house.keys.Yusuf}`)
    .set('Accept', 'application/json');
  if (key) post.set('Idempotency-Key', key);
  for (const [name, value] of Object.entries(fields)) post.field(name, value);
  for (const [i, photo] of photos.entries()) post.attach('photos', photo, `foto ${i}.jpg`);
  return post;
}

async function idOf({ kitchen }: TestKitchen): Promise<string> {
  return (await kitchen.database.reader.selectFrom('photos').select('id').executeTakeFirstOrThrow()).id;
}

const filesOf = ({ kitchen }: TestKitchen): string[] =>
  readdirSync(path.join(kitchen.settings.dataDir, 'photos'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(webp|jpg|part)$/.test(name),
  );

test('Sent twice with one key it is one note with one photo', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const to = `/orders/${order}/notes`;
  const photo = await aPhoto();
  const first = await send(house, to, { audience: 'customer' }, [photo], 'k');
  const again = await send(house, to, { audience: 'customer' }, [photo], 'k');
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect(filesOf(house)).toHaveLength(4);
  const other = await send(house, to, { audience: 'customer' }, [await aPhoto({ colour: '#111' })], 'k');
  expect(other.status).toBe(409);
  expect(filesOf(house)).toHaveLength(4);
});
