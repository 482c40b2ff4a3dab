import { expect, test } from 'vitest';
import { type How, replay } from '#src/replay/replay.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import { type Follower, followOrder, openLink } from '../follower.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';
import { smallLog } from './small-log.ts';

type Taken = Parameters<NonNullable<How['onTaken']>>[0];
type Told = { number: number; kind: Entry['kind']; at: string; actor: string | null; step?: string; title?: string };

const play = (house: TestKitchen, log: ReturnType<typeof smallLog>, how: Partial<How> = {}) =>
  replay(house.kitchen, house.shop, log.events, {
    ...{ url: house.url, speed: 'max', signal: new AbortController().signal, progress: () => {}, wait: 0 },
    ...how,
  });

async function timeline(house: TestKitchen, order: number | string): Promise<Told[]> {
  return (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body.entries;
}

/** What the timeline says was done, as the file writes it: who began or ended what. */
async function asWritten(house: TestKitchen, entries: Told[]): Promise<string[]> {
  const names = await house.kitchen.database.reader.selectFrom('people').select(['id', 'name']).execute();
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const titleOf = new Map(entries.flatMap(({ kind, step, title }) => (kind === 'step-added' ? [[step, title]] : [])));
  const what = { 'step-started': 'start', 'step-finished': 'finish' } as Record<string, string>;
  return entries
    .filter(({ kind }) => kind in what)
    .map(({ kind, step, actor }) => `${what[kind]} ${titleOf.get(step)} ${nameOf.get(actor ?? '')}`);
}

test('Every timeline is the file, and every customer who looks on sees each update once', async () => {
  const house = await aKitchen({ at: 'real' });
  const log = smallLog(20);
  const taken: Taken[] = [];
  const followers = new Map<string, Promise<Follower>>();
  const done = await play(house, log, {
    onTaken: (one) => {
      taken.push(one);
      const follow = async () => followOrder(house.url, one.order, { cookie: await openLink(house.url, one.link) });
      followers.set(one.case, follow());
    },
  });
  expect(done).toMatchObject({ orders: 20, refused: 0, errors: [] });
  expect(done.commands).toBe(20 * 3 + log.rows.length * 3);

  for (const { case: id, order } of taken) {
    const entries = await timeline(house, order);
    const numbers = entries.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const follower = await followers.get(id);
    await follower?.reached(numbers.length);
    expect(follower?.applied.map(({ seq }) => seq)).toEqual(numbers);
    follower?.socket.close();

    const events = log.events.filter(({ row }) => row.case === id);
    // A start that nobody wrote down is pressed when the end is.
    const written = events.flatMap(({ what, row }) =>
      (row.start === null ? ['start', what] : [what]).map((act) => `${act} ${row.activity} ${row.resource}`),
    );
    expect(await asWritten(house, entries)).toEqual(written);
    expect(entries.slice(-2).map(({ kind }) => kind)).toEqual(['order-ready', 'order-handed-over']);
  }
}, 60_000);

test('By the clock of the file everything happens in its order, and not sooner', async () => {
  const house = await aKitchen({ at: 'real' });
  const log = smallLog(3);
  const [first = 0, last = 0] = [log.events[0]?.at, log.events.at(-1)?.at];
  const speed = (last - first) / 3000;
  const orders: Taken['order'][] = [];
  const began = Date.now();
  const done = await play(house, log, { speed, onTaken: ({ order }) => void orders.push(order) });
  expect(done.errors).toEqual([]);
  const told = (await Promise.all(orders.map((order) => timeline(house, order)))).flat();
  const titleOf = new Map(told.flatMap(({ kind, step, title }) => (kind === 'step-added' ? [[step, title]] : [])));
  const finished = told
    .filter(({ kind }) => kind === 'step-finished')
    .map(({ step, at }) => ({ title: titleOf.get(step), after: Date.parse(at) - began }))
    .sort((one, other) => one.after - other.after);
  const inFile = log.events.filter(({ what }) => what === 'finish');
  expect(finished.map(({ title }) => title)).toEqual(inFile.map(({ row }) => row.activity));
  const early = finished.filter(({ after }, i) => after < ((inFile[i]?.at ?? 0) - first) / speed - 5);
  expect(early).toEqual([]);
}, 60_000);

test('Afterwards the keys it made open nothing, and a second run makes nobody twice', async () => {
  const house = await aKitchen({ at: 'real' });
  await play(house, smallLog(2));
  await play(house, smallLog(2));
  const { reader } = house.kitchen.database;
  const keys = await reader.selectFrom('keys').select('revoked_at').execute();
  const people = await reader.selectFrom('people').select('name').execute();
  // The cast keeps its five keys.
  expect(keys.filter(({ revoked_at }) => revoked_at === null)).toHaveLength(5);
  expect(keys.length).toBeGreaterThan(15);
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
}, 60_000);

test('A case that somebody else ended is told, and the others go on', async () => {
  const house = await aKitchen({ at: 'real' });
  const log = smallLog(4);
  const done = await play(house, log, {
    onTaken: async ({ case: id, order }) => {
      if (id === 'R-2') await house.as('Olga').post(`/orders/${order}/cancel`, { reason: 'Klant wil niet meer.' });
    },
  });
  expect(done.refused).toBe(1);
  expect(done.errors).toEqual([expect.stringContaining('case R-2')]);
  const orders = await house.kitchen.database.reader.selectFrom('orders').select('state').execute();
  expect(orders.map(({ state }) => state).sort()).toEqual(['cancelled', 'handed-over', 'handed-over', 'handed-over']);
}, 60_000);

test('Where no server answers, it says so', async () => {
  const house = await aKitchen({ at: 'real' });
  await expect(play(house, smallLog(1), { url: 'http://127.0.0.1:9' })).rejects.toThrow(/No server answers at/);
});
