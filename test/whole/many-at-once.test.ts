import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

test('Fifty commands at once on one order: numbers without a gap, and refused ones leave no trace', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { body: before } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
  const acts = Array.from({ length: 50 }, (_, i): [string, object] =>
    i % 2 === 0
      ? [`/orders/${order}/notes`, { text: `Notitie ${i}`, audience: 'customer' }]
      : [`/orders/${order}/hand-over`, {}],
  );
  const answers = await pressAll(house, acts);
  expect(answers.filter((status) => status === 200)).toHaveLength(25);
  expect(answers.filter((status) => status === 409)).toHaveLength(25);
  const { body: after } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
  expect(after.entries).toHaveLength(before.entries.length + 25);
  expect(after.entries.map(({ number }: { number: number }) => number)).toEqual(
    after.entries.map((_: unknown, i: number) => i + 1),
  );
  expect(after.seq).toBe(after.entries.length);
});

test('A mixed thousand on a hundred orders: every timeline whole, and nothing lost', async () => {
  const house = await aKitchen();
  const orders: number[] = [];
  for (let i = 0; i < 100; i += 1)
    orders.push((await takeIn(house, { plate: `OK-${i}`, name: `Klant ${i}`, phone: null, email: null })).order);
  const stepsOf = new Map<number, string[]>();
  for (const order of orders) {
    const { body } = await house.as('Olga').get(`/orders/${order}`);
    stepsOf.set(
      order,
      body.steps.map(({ id }: { id: string }) => id),
    );
  }
  const acts = Array.from({ length: 10 }, (_, i) => i).flatMap((i) =>
    orders.map((order): [string, object] => {
      const act = ['start', 'finish', 'notes', 'pause'][i % 4];
      if (act === 'notes') return [`/orders/${order}/notes`, { text: `n${i}`, audience: 'customer' }];
      return [
        `/orders/${order}/steps/${stepsOf.get(order)?.[i % 3]}/${act}`,
        act === 'pause' ? { reason: 'part' } : {},
      ];
    }),
  );
  const answers = await pressAll(house, acts);
  expect(answers.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(300);
  const rows = await house.kitchen.database.reader
    .selectFrom('entries')
    .select(['order_id', 'number'])
    .orderBy('order_id')
    .orderBy('number')
    .execute();
  const numbers = Map.groupBy(rows, (row) => row.order_id);
  const lasts = await house.kitchen.database.reader.selectFrom('orders').select(['id', 'last_entry']).execute();
  expect(lasts).toHaveLength(100);
  for (const { id, last_entry } of lasts) {
    expect(numbers.get(id)?.map(({ number }) => number)).toEqual(Array.from({ length: last_entry }, (_, i) => i + 1));
  }
});

/** Sends all of it at once from a process of its own, and tells how each was answered. */
async function pressAll(house: TestKitchen, acts: [path: string, body: object][]): Promise<number[]> {
  const child = spawn(process.execPath, [`${import.meta.dirname}/press-all.ts`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ url: house.url, key: house.keys.Yusuf, acts }));
  return JSON.parse(await text(child.stdout)) as number[];
}
