import { afterEach, expect, test, vi } from 'vitest';
import { type Database, keep } from '#src/database/transact.ts';
import { keepHouse } from '#src/keep-house.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';

afterEach(() => void vi.useRealTimers());

const minute = 60_000;

/** A house that is kept by a clock which the test moves. What is under way is ended before `after` says how much was begun. */
function kept({ kitchen }: TestKitchen, alone: Database['alone'] = kitchen.database.alone) {
  const begun: Promise<boolean>[] = [];
  const counted: Database['alone'] = (what, work) => {
    const one = alone(what, work);
    begun.push(one);
    return one;
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stop = keepHouse({ ...kitchen, database: { ...kitchen.database, alone: counted } });
  const after = async (minutes: number) => {
    vi.advanceTimersByTime(minutes * minute);
    await Promise.all(begun);
    await new Promise((resolve) => setImmediate(resolve));
    return begun.length;
  };
  return { after, stop, begun };
}

test('What was kept long enough goes ten minutes after the start, when everybody is back, and then every hour', async () => {
  const house = await aKitchen();
  const { database } = house.kitchen;
  await takeIn(house);
  await database.transact(async (tx) =>
    keep(await tx.updateTable('links').set({ expires_at: house.clock.now }).execute()),
  );
  const swept = async () => (await database.reader.selectFrom('sweeps').select(['kind', 'removed']).execute()).length;
  const { after, stop } = kept(house);
  // What a crash left behind is looked for at once.
  expect([await after(0), await after(9), await swept()]).toEqual([1, 1, 0]);
  expect([await after(1), await swept()]).toEqual([2, 1]);
  expect([await after(49), await after(1), await after(9), await after(1)]).toEqual([2, 3, 3, 4]);
  expect(await swept()).toBe(1);
  stop();
  expect(await after(120)).toBe(4);
});

test('What takes longer than an hour is not begun again meanwhile', async () => {
  const house = await aKitchen();
  let end = () => {};
  const long = new Promise<boolean>((resolve) => {
    end = () => resolve(true);
  });
  const { after, stop, begun } = kept(house, () => long);
  vi.advanceTimersByTime(180 * minute);
  expect(begun).toHaveLength(2);
  end();
  expect([await after(0), await after(60)]).toEqual([2, 4]);
  stop();
});
