import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import tar from 'tar-stream';
import { expect, test } from 'vitest';
import { makeBackup } from '#src/backup/make-backup.ts';
import { restoreBackup } from '#src/backup/restore-backup.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { aFolder, anEmptyPlace, placeOf, quietly } from './a-place.ts';

type Inside = Map<string, Buffer>;

/** Changes what is in a backup, or throws away its end; afterwards nothing may have come of it. */
const hostile: [string, RegExp, (inside: Inside) => void][] = [
  ['A photo of which one byte differs', /full\.jpg is not what it was/, (inside) => flip(inside, /full\.jpg$/)],
  ['A database of which one byte differs', /open-kitchen\.db is not what it was/, (inside) => flip(inside, /\.db$/)],
  ['One without its manifest', /manifest is missing/, (inside) => inside.delete('manifest.json')],
  ['One without its secret', /secret is missing/, (inside) => inside.delete('secret')],
  ['One with a file more', /secret\.jpg, of which/, (inside) => inside.set('photos/s/secret.jpg', Buffer.from('x'))],
  [
    'One that reaches outside',
    /\.\.\/evil, which does not belong/,
    (inside) => inside.set('../evil', Buffer.from('x')),
  ],
  ['One with a path of its own', /\/etc\/evil, which/, (inside) => inside.set('/etc/evil', Buffer.from('x'))],
  [
    'One that reaches outside from the photos',
    /photos\/\.\.\/\.\.\/evil\.jpg, which/,
    (inside) => inside.set('photos/../../evil.jpg', Buffer.from('x')),
  ],
  ['One of a later format', /newer Open Kitchen \(9\.0\.0\)/, (inside) => say(inside, { format: 2, version: '9.0.0' })],
  [
    'One of a later schema',
    /newer Open Kitchen \(9\.0\.0, it has 9999-later\)/,
    (inside) => say(inside, { migrations: ['0001-the-kitchen', '9999-later'], version: '9.0.0' }),
  ],
];

test('Nothing that is damaged, of later or hostile is put in place: it is told in a sentence, and then the right one can be', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { audience: 'customer' } });
  const folder = aFolder();
  const good = path.join(folder, 'good.tar');
  await makeBackup(await placeOf(house), good, quietly);
  const place = await anEmptyPlace();
  const { dataDir } = place.where;
  const bad = path.join(folder, 'bad.tar');
  for (const [what, sentence, change] of hostile) {
    const inside = await unpack(good);
    change(inside);
    writeFileSync(bad, await pack(inside));
    await expect(restoreBackup(place, bad, quietly), what).rejects.toThrow(sentence);
    expect(readdirSync(dataDir), what).toEqual([]);
  }
  writeFileSync(bad, readFileSync(good));
  truncateSync(bad, 100_000);
  await expect(restoreBackup(place, bad, quietly)).rejects.toThrow(/cut off/);
  expect(existsSync(path.join(dataDir, '..', 'evil'))).toBe(false);
  await restoreBackup(place, good, quietly);
});

async function unpack(file: string): Promise<Inside> {
  const inside: Inside = new Map();
  const entries = tar.extract();
  entries.end(readFileSync(file));
  for await (const entry of entries) inside.set(entry.header.name, await buffer(entry));
  return inside;
}

async function pack(inside: Inside): Promise<Buffer> {
  const made = tar.pack();
  for (const [name, body] of inside) made.entry({ name }, body);
  made.finalize();
  return buffer(made);
}

function flip(inside: Inside, which: RegExp): void {
  const [name, body] = [...inside].find(([known]) => which.test(known)) ?? [];
  if (!name || !body) throw new Error(`there is no ${which}`);
  const changed = Buffer.from(body);
  const at = 5000 % body.length;
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  inside.set(name, changed);
}

function say(inside: Inside, more: object): void {
  const manifest = JSON.parse(`${inside.get('manifest.json')}`);
  inside.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, ...more })));
}
