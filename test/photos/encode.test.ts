import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { encode } from '#src/photos/encode.ts';
import { jpegWork } from '#src/photos/jpeg-work.ts';
import { aPhoto } from './a-photo.ts';
import { progressive, segment, withSegments } from './made-jpeg.ts';
import { png } from './made-png.ts';

function lay(bytes: Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-encode-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'x');
  writeFileSync(file, bytes);
  return file;
}

test('What takes longer than one waits is ended, and the next photo is opened', async () => {
  const slow = lay(png({ width: 8000, height: 5000, colour: 2 }));
  const [good, begun] = [lay(await aPhoto()), performance.now()];
  expect(await encode(slow, 60)).toBe('costly');
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(await encode(good)).toMatchObject({ width: 64, height: 48 });
});

test('Many at once are opened one after the other, each as itself', async () => {
  const all = await Promise.all([30, 40, 50, 60].map(async (width) => lay(await aPhoto({ width, height: 20 }))));
  const none = lay(Buffer.from('none'));
  const made = await Promise.all([...all, none].map((file) => encode(file)));
  expect(made.map((one) => (typeof one === 'string' ? one : one.width))).toEqual([30, 40, 50, 60, 'kind']);
});

test('What it takes to open a JPEG is read from its parts, not from what is hidden in them', async () => {
  const plain = await aPhoto({ width: 400, height: 300 });
  expect(await jpegWork(lay(plain), 64)).toEqual({ scans: 1, held: 0 });
  const hidden = withSegments(plain, segment(0xef, Buffer.alloc(60_000, Buffer.from([0xff, 0xda, 0, 8]))));
  expect(await jpegWork(lay(hidden), 64)).toEqual({ scans: 1, held: 0 });
  expect(await jpegWork(lay(Buffer.concat([plain, progressive({ width: 1100, height: 1100, parts: 1 })])), 64)).toEqual(
    { scans: 1, held: 0 },
  );
  const again = progressive({ width: 1200, height: 1100, levels: 2 });
  expect(await jpegWork(lay(again), 1000)).toEqual({ scans: 1 + 3 * 63 * 2, held: 1200 * 1100 * 3 * 2 });
  expect((await jpegWork(lay(again), 64)).scans).toBe(65);
  for (const cut of [0, 1, 3, 20, 200, again.length - 1]) await jpegWork(lay(again.subarray(0, cut)), 64);
});
