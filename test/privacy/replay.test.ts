import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Database, keep } from '#src/database/transact.ts';
import { erasePerson } from '#src/privacy/erase-person.ts';
import { replayErasures } from '#src/privacy/replay-erasures.ts';
import { aKitchen } from '../kitchen.ts';
import { aMarkedCustomer } from './a-marked-customer.ts';
import { findKept, wordsKept } from './find-bytes.ts';

test('What an older backup brings back is erased again at the start, also while it was under way then, and once', async () => {
  const house = await aKitchen();
  const one = await aMarkedCustomer(house, '7g', { isOpen: true });
  const other = await aMarkedCustomer(house, '8h');
  const { kitchen } = house;
  const { dataDir } = kitchen.settings;
  const list = path.join(dataDir, 'erasures.jsonl');
  const { id } = await kitchen.database.reader
    .selectFrom('orders')
    .select('id')
    .where('number', '=', one.order)
    .executeTakeFirstOrThrow();
  // The list as it was written after the backup that is here now; with a line that a power cut left half.
  writeFileSync(list, `${JSON.stringify({ order: id, at: 5 })}\n{"order":"0190`);
  expect(await replayErasures(kitchen)).toBe(1);
  expect(await findKept(house, one.canaries)).toEqual([]);
  expect(await replayErasures(kitchen)).toBe(0);
  expect(await wordsKept(house, other.canaries)).toBe(other.canaries.length);
  const erased = await kitchen.database.reader.selectFrom('erasures').select('order_id').execute();
  expect(erased).toEqual([{ order_id: id }]);
});

test('What another process erased stands in the list here too, and a name in it is of an order alone', async () => {
  const house = await aKitchen();
  const { kitchen, shop } = house;
  const one = await aMarkedCustomer(house, '9i');
  const { id } = await kitchen.database.reader.selectFrom('orders').select('id').executeTakeFirstOrThrow();
  await erasePerson(kitchen, shop, id, { actor: { as: 'clock' }, why: 'asked' });
  const list = path.join(kitchen.settings.dataDir, 'erasures.jsonl');
  const line = `${JSON.stringify({ order: id, at: house.clock.now })}\n`;
  expect(readFileSync(list, 'utf8')).toBe(line);
  writeFileSync(list, '');
  await kitchen.database.transact(async (tx) =>
    keep(await tx.insertInto('erasures').values({ order_id: 'unknown', at: 1, done_at: null }).execute()),
  );
  expect(await replayErasures(kitchen)).toBe(0);
  expect(readFileSync(list, 'utf8')).toBe(`${line}{"order":"unknown","at":1}\n`);
  expect(await findKept(house, one.canaries)).toEqual([]);
});

test('An erasure that stops at any point, as at kill -9, is brought to its end at the next start', async () => {
  const house = await aKitchen();
  const { kitchen, shop } = house;
  let points = 0;
  for (let hasStopped = true; hasStopped; points += 1) {
    const one = await aMarkedCustomer(house, (400 + points).toString(36));
    const orders = kitchen.database.reader.selectFrom('orders').select('id').where('number', '=', one.order);
    const { id } = await orders.executeTakeFirstOrThrow();
    const dying = { ...kitchen, database: stopsAfter(points, kitchen.database) };
    const erasing = erasePerson(dying, shop, id, { actor: { as: 'clock' }, why: 'asked' });
    hasStopped = await erasing.then(
      () => false,
      (fault) => fault === stopped,
    );
    expect(await replayErasures(kitchen)).toBe(hasStopped ? 1 : 0);
    expect(await findKept(house, [...one.canaries, ...one.files]), `after ${points} transactions`).toEqual([]);
    expect(await replayErasures(kitchen)).toBe(0);
  }
  // The list, who they are, the order, its files, and that it is done.
  expect(points).toBeGreaterThan(3);
});

const stopped = new Error('kill -9');

/** A database that takes so many transactions and no more. */
function stopsAfter(many: number, database: Database): Database {
  let left = many;
  const transact: Database['transact'] = (work, what) => {
    left -= 1;
    return left < 0 ? Promise.reject(stopped) : database.transact(work, what);
  };
  return { ...database, transact };
}
