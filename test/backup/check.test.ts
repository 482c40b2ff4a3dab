import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkKitchen } from '#src/backup/check-kitchen.ts';
import { keep } from '#src/database/transact.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { placeOf, quietly } from './a-place.ts';

const write = ({ kitchen }: TestKitchen, text: string) =>
  kitchen.database.transact(async (tx) => keep(await sql.raw(text).execute(tx)));

test('A kitchen in which all is well says so with its counts, beside the server that runs', async () => {
  const house = await aKitchen();
  await takeIn(house);
  expect(await checkKitchen(await placeOf(house), quietly)).toMatchObject({
    ...{ ok: true, wrong: [], filesWithoutRow: 0 },
    counts: { shops: 1, orders: 1, openPromises: 1 },
  });
});

test('What is wrong is named one by one: a gap in a timeline, a number given twice, a photo without its file or its entry', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { order: other } = await takeIn(house);
  await house.as('Yusuf').post(`/orders/${order}/notes`, { text: 'Een', audience: 'kitchen' }).expect(200);
  await house.as('Yusuf').post(`/orders/${order}/notes`, { text: 'Twee', audience: 'kitchen' }).expect(200);
  await sendWithPhotos(house, 'Yusuf', `/orders/${other}/notes`, { fields: { audience: 'customer' } });
  const [photo] = await house.kitchen.database.reader.selectFrom('photos').select('id').execute();
  const place = await placeOf(house);
  await place.files.remove(`${house.shop.id}/${photo?.id}/small.webp`);
  await place.files.put(`${house.shop.id}/nobody/small.webp`, Buffer.from('x'), 'image/webp');

  await write(house, `delete from entries where body like '%Een%'`);
  await write(house, `update photos set entry = 99`);
  await write(house, `update shops set last_number = last_number - 1`);
  const { ok, wrong, filesWithoutRow } = await checkKitchen(place, quietly);
  expect(ok).toBe(false);
  expect(wrong).toEqual([
    expect.stringMatching(new RegExp(`^Order ${order} says \\d+ entries, and its timeline has \\d+ or a gap`)),
    expect.stringMatching(new RegExp(`is at order ${order}, and there is an order ${other} already`)),
    expect.stringMatching(new RegExp(`photo ${photo?.id} says .* order ${other} does not have`)),
    expect.stringMatching(/small\.webp of a photo is missing/),
  ]);
  expect(filesWithoutRow).toBe(1);
});

test('A database that an older version left is not judged by rules that it does not know yet', async () => {
  const house = await aKitchen();
  await write(house, `delete from kysely_migration where name = (select max(name) from kysely_migration)`);
  expect((await checkKitchen(await placeOf(house), quietly)).wrong).toEqual([
    expect.stringMatching(/older Open Kitchen/),
  ]);
});
