import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkKitchen } from '#src/backup/check-kitchen.ts';
import { makeBackup } from '#src/backup/make-backup.ts';
import { restoreBackup } from '#src/backup/restore-backup.ts';
import { openDatabase } from '#src/database/open-database.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { runCli } from '../cli/run-cli.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { aFolder, anEmptyPlace, placeOf, quietly } from './a-place.ts';

test('What was answered before a backup began is in it, and comes back whole in an empty place, while the server goes on writing', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { text: 'Kijk', audience: 'customer' } });
  const writing = keepWriting(house, order);
  await expect.poll(writing.answered).toBeGreaterThan(5);
  const before = writing.answered();

  const file = path.join(aFolder(), 'kitchen.tar');
  const made = await runCli(house.kitchen.settings, 'backup', file);
  await writing.stop();
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('Backup made: 1 orders') });
  expect(writing.answered()).toBeGreaterThan(before);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(file))).toEqual(['kitchen.tar']);

  const place = await anEmptyPlace();
  const { counts } = await restoreBackup(place, file, quietly);
  expect(counts).toMatchObject({ orders: 1, photos: 1 });
  expect(await checkKitchen(place, quietly)).toMatchObject({ ok: true, wrong: [], counts: { orders: 1, photos: 1 } });
  const again = await openKitchen({ ...house.kitchen.settings, ...place.where });
  const notes = await again.database.reader
    .selectFrom('entries')
    .select('body')
    .where('kind', '=', 'note-added')
    .execute();
  const texts = new Set(notes.map(({ body }) => JSON.parse(body).text));
  expect(Array.from({ length: before }, (_, i) => `n${i}`).filter((text) => !texts.has(text))).toEqual([]);
  expect(again.secret, link).toBe(house.kitchen.secret);
  await again.database.close();
});

function keepWriting(house: TestKitchen, order: number) {
  let [answered, isOver] = [0, false];
  const going = (async () => {
    while (!isOver) {
      await house
        .as('Yusuf')
        .post(`/orders/${order}/notes`, { text: `n${answered}`, audience: 'customer' })
        .expect(200);
      answered += 1;
    }
  })();
  return {
    answered: () => answered,
    async stop() {
      isOver = true;
      await going;
    },
  };
}

test('A photo that is taken back while the backup is made is taken back in it too', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  for (let i = 0; i < 2; i += 1)
    await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { audience: 'customer' } });
  const [first] = await house.kitchen.database.reader.selectFrom('photos').select('id').orderBy('id').execute();
  const kept = await placeOf(house);
  let isBack = false;
  const files = {
    ...kept.files,
    // The first photo is read when the database was taken; by then somebody has taken it back.
    async read(name: string) {
      if (!isBack) {
        isBack = true;
        await house.as('Yusuf').post(`/orders/${order}/photos/${first?.id}/retract`).expect(200);
        await expect.poll(() => kept.files.read(name)).toBeNull();
      }
      return kept.files.read(name);
    },
  };
  const file = path.join(aFolder(), 'kitchen.tar');
  expect(await makeBackup({ ...kept, files }, file, quietly)).toMatchObject({ takenBack: 1, missing: [] });
  const place = await anEmptyPlace();
  await restoreBackup(place, file, quietly);
  expect(await checkKitchen(place, quietly)).toMatchObject({ ok: true, counts: { photos: 1 } });
});

test('A file that is missing for no reason is named, and the backup says that it did not go well', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { audience: 'customer' } });
  const place = await placeOf(house);
  const [photo] = await house.kitchen.database.reader.selectFrom('photos').select('id').execute();
  await place.files.remove(`${house.shop.id}/${photo?.id}/full.jpg`);
  const { missing } = await makeBackup(place, path.join(aFolder(), 'kitchen.tar'), quietly);
  expect(missing).toEqual([`${house.shop.id}/${photo?.id}/full.jpg`]);
});

test('Who was erased after the backup was made stays on the list when it is restored', async () => {
  const house = await aKitchen();
  const from = await placeOf(house);
  const list = (folder: string) => path.join(folder, 'erasures.jsonl');
  writeFileSync(list(from.where.dataDir), '{"order":"a","at":1}\n{"order":"b","at":2}\n');
  const file = path.join(aFolder(), 'kitchen.tar');
  await makeBackup(from, file, quietly);
  const place = await anEmptyPlace();
  const { mkdirSync, readFileSync } = await import('node:fs');
  mkdirSync(place.where.dataDir, { recursive: true });
  writeFileSync(list(place.where.dataDir), '{"order":"b","at":2}\n{"order":"c","at":3}\n');
  await restoreBackup(place, file, quietly);
  expect(readFileSync(list(place.where.dataDir), 'utf8').trim().split('\n').sort()).toEqual([
    '{"order":"a","at":1}',
    '{"order":"b","at":2}',
    '{"order":"c","at":3}',
  ]);
});

test('A backup overwrites no file, and a restore no kitchen', async () => {
  const house = await aKitchen();
  const from = await placeOf(house);
  const file = path.join(aFolder(), 'kitchen.tar');
  await makeBackup(from, file, quietly);
  await expect(makeBackup(from, file, quietly)).rejects.toThrow(/is there already/);
  await expect(restoreBackup(from, file, quietly)).rejects.toThrow(/is there already|has a shop already/);
  const database = await openDatabase(from.where, quietly);
  expect(await database.reader.selectFrom('shops').select('id').execute()).toHaveLength(1);
  await database.close();
});

test('A restore that broke off in the middle left an empty place, into which it can be restored', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields: { audience: 'customer' } });
  const file = path.join(aFolder(), 'kitchen.tar');
  await makeBackup(await placeOf(house), file, quietly);
  const place = await anEmptyPlace();
  let put = 0;
  const failing = async (...given: Parameters<typeof place.files.put>) => {
    put += 1;
    if (put === 3) throw new Error('the power went');
    await place.files.put(...given);
  };
  const broken = { ...place, files: { ...place.files, put: failing } };
  await expect(restoreBackup(broken, file, quietly)).rejects.toThrow('the power went');
  await restoreBackup(place, file, quietly);
  expect(await checkKitchen(place, quietly)).toMatchObject({ ok: true, counts: { orders: 1, photos: 1 } });
});
