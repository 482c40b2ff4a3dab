import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { orderRoutes } from '#src/orders/order-routes.ts';
import type { Staff } from '#src/people/actor.ts';
import type { CommandRoute } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Order } from '#src/timeline/order.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { aKitchen, cast, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const names = Object.keys(cast) as Name[];
const minute = 60_000;

/** What may happen to an order, by whomever it comes to mind: most of it is refused, and that is the point. */
const happening = fc.record({
  act: fc.constantFrom(
    ...(['offer', 'offer', 'offer', 'offer', 'accept-offer', 'accept-offer', 'accept-offer', 'end-offer'] as const),
    ...(['take', 'cover', 'gone', 'back', 'wait', 'cancel', 'reopen', 'reopen'] as const),
  ),
  by: fc.constantFrom(...names),
  to: fc.constantFrom(...names),
  /** Whoever may, and not just anybody. */
  may: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

test('An order has exactly one owner at every moment, and is offered to another or to nobody', async () => {
  const house = await aKitchen();
  const world = await aWorld(house);
  const history = fc.array(happening, { minLength: 10, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(history, async (all) => {
      await world.begin();
      for (const one of all) {
        await world.let(one);
        await world.expectOneOwner(JSON.stringify(one));
      }
      await world.end();
    }),
    { numRuns: 80, endOnFailure: true },
  );
  const { accepted, refused, ended } = world.counted;
  // The test is worth nothing if everything was refused or nothing was.
  expect(accepted).toBeGreaterThan(3);
  expect(ended).toBeGreaterThan(2);
  expect(refused).toBeGreaterThan(80);
}, 120_000);

test('The database refuses an order without an owner, with an unknown one, and an offer to its own owner', async () => {
  const house = await aKitchen();
  await takeIn(house);
  const set = (values: object) =>
    house.kitchen.database.transact(async (tx) => {
      await tx.updateTable('orders').set(values).execute();
      return keep(undefined);
    });
  await expect(set({ owner: null })).rejects.toThrow(/not.null/i);
  await expect(set({ owner: 'nobody-at-all' })).rejects.toThrow(/foreign key/i);
  const offer = { offered_at: 1, offer_note: 'Jij bent er.' };
  await expect(set({ offered_to: house.ids.Marieke, ...offer })).rejects.toThrow(/check/i);
  await expect(set({ offered_to: house.ids.Tom })).rejects.toThrow(/check/i);
  await set({ offered_to: house.ids.Tom, ...offer });
  await expect(set({ owner: house.ids.Tom })).rejects.toThrow(/check/i);
});

async function aWorld(house: TestKitchen) {
  const { kitchen, clock, ids, shop } = house;
  const { reader } = kitchen.database;
  const staff = {} as Record<Name, Staff>;
  for (const name of names) {
    const found = await kitchen.identifyStaff({ authorization: `Bearer ${house.keys[name]}` });
    if (!found) throw new Error(name);
    staff[name] = found;
  }
  const counted = { accepted: 0, ended: 0, refused: 0 };
  let number = 0;

  const command = async (act: string, actor: Staff, body: object = {}) => {
    const route = orderRoutes.find(({ path }) => path === `/orders/:order/${act}`) as CommandRoute;
    const asked = { shop: shop.id, zone: shop.zone, number, actor, command: body };
    const done = await carryOut(kitchen, asked as never, route.rule, route.look);
    if (isRefusal(done)) counted.refused += 1;
    else if (act === 'accept-offer') counted.accepted += 1;
    else if (act === 'end-offer') counted.ended += 1;
  };
  /** The owner goes away, and somebody else stands in for them, also whom the order was offered to. */
  const cover = (standIn: string) => {
    const asked = { shop: shop.id, zone: shop.zone, number, actor: staff.Olga, command: {} };
    const nothing = { cover: 'cover', steps: [], questions: [], promises: [], until: clock.now };
    return carryOut(kitchen, asked, ({ owner: person }: Order) =>
      person === standIn ? [] : [entry('order-covered', { ...nothing, person, standIn, owner: true })],
    );
  };
  const disable = async (name: Name, at: number | null) => {
    await kitchen.database.transact(async (tx) =>
      keep(await tx.updateTable('people').set({ disabled_at: at }).where('id', '=', ids[name]).execute()),
    );
    kitchen.colleagues.forget();
  };

  return {
    counted,
    async begin() {
      ({ order: number } = await takeIn(house, { day: 'tomorrow' }));
    },
    async let({ act, to, may, ...given }: Happening) {
      const by = (may && (await whoMay(act))) || given.by;
      clock.now += minute;
      if (act === 'offer') await command('offer', staff[by], { to: ids[to], note: 'Jij bent er.' });
      else if (act === 'cover') await cover(ids[to]);
      else if (act === 'gone' || act === 'back') await disable(by, act === 'gone' ? clock.now : null);
      else if (act === 'wait') {
        clock.now += 35 * minute;
        await lookAtClock(kitchen, clock.now);
      } else if (act === 'cancel' || act === 'reopen') await command(act, staff[by], { reason: 'Het loopt anders.' });
      else await command(act, staff[by]);
    },
    /** One row, one living name in it, the same that the log tells; and its promise is the same person's. */
    async expectOneOwner(why: string) {
      const rows = await reader.selectFrom('orders').selectAll().where('number', '=', number).execute();
      expect(rows, why).toHaveLength(1);
      const [row] = rows;
      if (!row) return;
      const told = await reader
        .selectFrom('entries')
        .select(['kind', 'actor', 'body'])
        .where('order_id', '=', row.id)
        .orderBy('number')
        .execute();
      let [owner, offered] = [ids.Marieke as string, null as string | null];
      for (const { kind, actor, body } of told) {
        const { standIn, to } = JSON.parse(body) as { standIn?: string; to?: string };
        if (kind === 'order-taken' || kind === 'order-covered') [owner, offered] = [standIn ?? actor ?? '', null];
        else if (kind === 'order-offered') offered = to ?? null;
        else if (/^order-(offer-ended|handed-over|cancelled|cannot-be-done)$/.test(kind)) offered = null;
      }
      expect(Object.values(ids), why).toContain(row.owner);
      expect([row.owner, row.offered_to], why).toEqual([owner, offered]);
      expect(row.offered_to, why).not.toBe(row.owner);
      expect([row.offered_at === null, row.offer_note === null], why).toEqual([offered === null, offered === null]);
      const open = await reader
        .selectFrom('promises')
        .select('owner')
        .where('order_id', '=', row.id)
        .where('state', '=', 'open')
        .execute();
      for (const promise of open) expect(promise.owner, why).toBe(row.owner);
    },
    async end() {
      for (const name of names) await disable(name, null);
      await command('cancel', staff.Olga, { reason: 'De dag is om.' });
    },
  };

  async function whoMay(act: Happening['act']): Promise<Name | undefined> {
    const { owner, offered_to } = await reader
      .selectFrom('orders')
      .select(['owner', 'offered_to'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const who = { offer: owner, 'accept-offer': offered_to, 'end-offer': offered_to }[act as 'offer'];
    return names.find((name) => ids[name] === who);
  }
}
