import { expect, test } from 'vitest';
import { addNote } from '#src/steps/add-note.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { aKitchen, takeIn } from '../../kitchen.ts';

test('Commands that come together share their commits: each is one fsync, and there are far fewer than commands', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const actor = await house.kitchen.identifyStaff({ authorization: `Bearer ${house.keys.Yusuf}` });
  if (!actor) throw new Error('Yusuf is nobody');
  const at = { shop: house.shop.id, zone: house.shop.zone, number: order, actor };
  const before = house.kitchen.database.commits();
  const done = await Promise.all(
    Array.from({ length: 1000 }, (_, i) =>
      carryOut(house.kitchen, { ...at, command: { text: `n${i}`, audience: 'customer' } }, addNote),
    ),
  );
  expect(done.filter(isRefusal)).toEqual([]);
  expect(house.kitchen.database.commits() - before).toBeLessThanOrEqual(10);
});
