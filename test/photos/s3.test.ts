import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Files, StoreDown } from '#src/files/files.ts';
import { filesInFolder } from '#src/files/folder.ts';
import { filesInS3, type S3Settings } from '#src/files/s3.ts';
import { aStoreThatSays, useBucket } from './a-bucket.ts';

const s3 = useBucket();

const inFolder = (): Files => {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return filesInFolder(folder);
};

const names = async (files: Files): Promise<string[]> => {
  const all: string[] = [];
  for await (const { name } of files.list()) all.push(name);
  return all.sort();
};

const stores: [string, (skip: () => void) => Promise<Files>][] = [
  ['a folder', async () => inFolder()],
  ['a bucket', async (skip) => filesInS3(s3(skip))],
];

describe.each(stores)('Files in %s', (_, open) => {
  test('come back as they were put, are listed, and are gone once removed', async ({ skip }) => {
    const files = await open(skip);
    const before = Date.now() - 2000;
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    expect(await files.read('shop/one/full.jpg')).toBeNull();
    await files.put('shop/one/full.jpg', Buffer.from('first'), 'image/jpeg');
    await files.put('shop/one/full.jpg', body, 'image/jpeg');
    await files.put('shop/one/small.webp', Buffer.alloc(0), 'image/webp');
    expect((await files.read('shop/one/full.jpg'))?.equals(body)).toBe(true);
    expect(await files.read('shop/one/small.webp')).toHaveLength(0);
    expect(await names(files)).toEqual(['shop/one/full.jpg', 'shop/one/small.webp']);
    for await (const { changedAt } of files.list()) {
      expect(changedAt).toBeGreaterThan(before);
      expect(changedAt).toBeLessThan(Date.now() + 2000);
    }
    await files.remove('shop/one/full.jpg');
    await files.remove('shop/one/full.jpg');
    await files.remove('shop/never/full.jpg');
    expect(await files.read('shop/one/full.jpg')).toBeNull();
    await files.remove('shop/one/small.webp');
    expect(await names(files)).toEqual([]);
  });

  test('are all listed, however many there are', async ({ skip }) => {
    const files = await open(skip);
    const all = Array.from({ length: 23 }, (_, i) => `shop/many-${`${i}`.padStart(2, '0')}/full.jpg`);
    for (const name of all) await files.put(name, Buffer.from('x'), 'image/jpeg');
    expect(await names(files)).toEqual(all);
    for (const name of all) await files.remove(name);
  });

  test.each([
    '../x.jpg',
    '/etc/x.jpg',
    'shop/../x.jpg',
    'shop/one',
    'shop//x.jpg',
    'a/b/c/d.jpg',
    'shop/one/x.jpg\n',
    '',
  ])('have no name like %j', async (name) => {
    const files = await open(() => {});
    await expect(async () => files.put(name, Buffer.from('x'), 'image/jpeg')).rejects.toThrow('is no name of a file');
    await expect(async () => files.read(name)).rejects.toThrow('is no name of a file');
    await expect(async () => files.remove(name)).rejects.toThrow('is no name of a file');
  });
});

const refusals: [string, Partial<S3Settings>, RegExp][] = [
  ['a wrong key', { key: 'somebody' }, /InvalidAccessKeyId.*Check S3_ACCESS_KEY_ID/],
  ['a bucket that is not there', { bucket: 'nowhere' }, /NoSuchBucket.*Check S3_BUCKET/],
  ['nobody there', { endpoint: 'http://127.0.0.1:9' }, /ECONNREFUSED.*S3_ENDPOINT/],
];

test.for(refusals)('With %s it says what to look at', async ([_, wrong, sentence], { skip }) => {
  const files = await filesInS3({ ...s3(skip), ...wrong });
  const tried = [
    files.put('shop/one/full.jpg', Buffer.from('x'), 'image/jpeg'),
    files.read('shop/one/full.jpg'),
    names(files),
  ];
  for (const one of await Promise.allSettled(tried)) {
    expect(one.status).toBe('rejected');
    const { reason } = one as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(StoreDown);
    expect(reason.message).toMatch(sentence);
    expect(reason.message).not.toContain('wrong');
  }
});

test('With a wrong secret it says what to look at, and does not say the secret', async () => {
  const xml = '<Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.</Message></Error>';
  const { endpoint, close } = await aStoreThatSays(() => ({ status: 403, xml }));
  onTestFinished(close);
  const files = await filesInS3({ bucket: 'photos', region: 'us-east-1', key: 'k', secret: 'secret-7f3a', endpoint });
  for (const tries of [
    () => files.put('shop/one/full.jpg', Buffer.from('x'), 'image/jpeg'),
    () => files.read('shop/one/full.jpg'),
  ]) {
    const error = await tries().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreDown);
    expect(String(error)).toMatch(/SignatureDoesNotMatch.*S3_SECRET_ACCESS_KEY/);
    expect(JSON.stringify(error) + String(error)).not.toContain('7f3a');
  }
});

test('Names are read page by page until the last', async () => {
  const all = Array.from({ length: 12 }, (_, i) => `shop/p${i}/full.jpg`);
  const asked: (string | null)[] = [];
  const { endpoint, close } = await aStoreThatSays((query) => {
    const [from, most] = [Number(query.get('continuation-token') ?? 0), Number(query.get('max-keys'))];
    asked.push(query.get('continuation-token'));
    const page = all.slice(from, from + most);
    const found = page.map(
      (key) => `<Contents><Key>${key}</Key><LastModified>2026-11-24T12:00:00.000Z</LastModified></Contents>`,
    );
    const next = from + most < all.length ? `<NextContinuationToken>${from + most}</NextContinuationToken>` : '';
    return { status: 200, xml: `<ListBucketResult>${found.join('')}${next}</ListBucketResult>` };
  });
  onTestFinished(close);
  const settings = { bucket: 'photos', region: 'us-east-1', key: 'k', secret: 's', endpoint };
  expect(await names(await filesInS3(settings, { names: 5, patience: 5000 }))).toEqual(all.sort());
  expect(asked).toEqual([null, '5', '10']);
});

test('A store that is silent is given up on', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const address = silent.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const settings = { bucket: 'photos', region: 'us-east-1', key: 'k', secret: 's', endpoint };
  const files = await filesInS3(settings, { names: 5, patience: 150 });
  await expect(files.read('shop/one/full.jpg')).rejects.toBeInstanceOf(StoreDown);
});
