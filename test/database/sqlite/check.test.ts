import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkKitchen } from '#src/backup/check-kitchen.ts';
import { placeOf, quietly } from '../../backup/a-place.ts';
import { aKitchen, takeIn } from '../../kitchen.ts';

test('Rows that belong to nobody and a damaged file are found', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const place = await placeOf(house);
  const { writer } = house.kitchen.database;
  await sql`pragma foreign_keys = off`.execute(writer);
  await sql`update promises set owner = 'nobody'`.execute(writer);
  expect((await checkKitchen(place, quietly)).wrong).toEqual([
    expect.stringMatching(/1 rows of promises refer to no row of people/),
  ]);
  await house.app.close();
  const file = path.join(place.where.dataDir, 'open-kitchen.db');
  writeFileSync(file, Buffer.alloc(4096, 7), { flag: 'r+' });
  await expect(checkKitchen(place, quietly)).rejects.toThrow(/not a database/);
});
