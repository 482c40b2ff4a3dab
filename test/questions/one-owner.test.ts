import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '#src/database/open-database.ts';
import { keep } from '#src/database/transact.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { questionRoutes } from '#src/questions/question-routes.ts';
import type { CommandRoute } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import type { Doer } from '#src/timeline/order.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, cast, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const names = Object.keys(cast) as Name[];
const anybody = fc.constantFrom(...names);
// `npm run torture` tries a thousand.
const histories = Number(process.env.HISTORIES ?? 150);
const hour = 60 * 60 * 1000;

/** What may happen to a question, by whomever it comes to mind: most of it is refused, and that is the point. */
const happening = fc.oneof(
  fc.record({ act: fc.constantFrom('answer', 'ask-back', 'accept', 'close', 'withdraw', 'decline'), by: anybody }),
  fc.record({ act: fc.constantFrom('offer'), by: anybody, to: anybody }),
  fc.record({ act: fc.constantFrom('take-over', 'urgency', 'remark', 'move'), by: anybody }),
  fc.record({
    act: fc.constantFrom('away', 'gone', 'back'),
    by: fc.constantFrom<Name>('Yusuf', 'Priya', 'Tom', 'Marieke'),
  }),
  fc.record({ act: fc.constantFrom('write', 'wait', 'start', 'pause'), by: anybody }),
);
const restart = fc.record({ act: fc.constant('restart'), by: anybody });
const history = fc.array(fc.oneof({ weight: 60, arbitrary: happening }, { weight: 1, arbitrary: restart }), {
  minLength: 3,
  maxLength: 8,
});
type Happening = { act: string; by: Name; to?: Name };

test('A question has exactly one owner at every moment, whatever happens to it', async () => {
  const house = await aKitchen();
  const world = await aWorld(house);
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.boolean(), history, async (step, aboutStep, all) => {
      const question = await world.ask(aboutStep ? step : null);
      await world.expectOneOwner(question, 'asked');
      for (const one of all) {
        await world.let(question, one as Happening);
        await world.expectOneOwner(question, JSON.stringify(one));
      }
      await world.tidy(question);
    }),
    { numRuns: histories },
  );
  const { questions, changes, refusals } = world.counted();
  // The test is worth nothing if everything was refused or nothing was.
  expect(questions).toBeGreaterThanOrEqual(histories);
  expect(changes).toBeGreaterThan(histories * 0.1);
  expect(refusals).toBeGreaterThan(histories * 0.3);
}, 120_000);

test('The database refuses a question without an owner, with an unknown one, and an offer to its own owner', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const { question } = await sanne.ask('Kan het voor vijven?');
  const { database } = house.kitchen;
  const set = (values: object) =>
    database.transact(async (tx) => {
      await tx.updateTable('questions').set(values).where('id', '=', question).execute();
      return keep(undefined);
    });
  const { owner } = await database.reader.selectFrom('questions').select('owner').executeTakeFirstOrThrow();
  await expect(set({ owner: null })).rejects.toThrow(/not.null/i);
  await expect(set({ owner: 'nobody-at-all' })).rejects.toThrow(/foreign key/i);
  const offer = { offered_at: 1, offer_note: 'Weet jij dit?' };
  await expect(set({ offered_to: owner, ...offer })).rejects.toThrow(/offers_go_to_another/);
  await expect(set({ offered_to: house.ids.Tom })).rejects.toThrow(/offers_are_whole/);
  await set({ offered_to: house.ids.Tom, ...offer });
});

async function aWorld(house: TestKitchen) {
  const { kitchen, clock, ids } = house;
  let at = await anOrder(house);
  const staff = {} as Record<Name, Doer>;
  for (const name of names) {
    const found = await kitchen.identifyStaff({ authorization: `Bearer ${house.keys[name]}` });
    if (!found) throw new Error(name);
    staff[name] = found;
  }
  let floor = { ...kitchen };
  const [counts, seen] = [{ questions: 0, changes: 0, refusals: 0 }, new Map<string, string>()];

  const command = async (suffix: string, actor: Doer, body: object) => {
    const route = questionRoutes.find(({ path: at }) => at.endsWith(suffix)) as CommandRoute;
    const asked = { shop: house.shop.id, zone: house.shop.zone, number: at.order, actor, command: body };
    const done = await carryOut(floor, asked as never, route.rule, route.look);
    if (isRefusal(done)) counts.refusals += 1;
    return done;
  };
  const sql = async (
    work: (tx: Parameters<Parameters<typeof kitchen.database.transact>[0]>[0]) => Promise<unknown>,
  ) => {
    await floor.database.transact(async (tx) => keep(await work(tx)));
    kitchen.colleagues.forget();
  };
  const disable = (name: Name, at: number | null) =>
    sql((tx) => tx.updateTable('people').set({ disabled_at: at }).where('id', '=', ids[name]).execute());

  return {
    counted: () => counts,
    async ask(step: number | null) {
      clock.now += hour;
      // A real order has some questions and not a thousand.
      if (counts.questions % 20 === 19) at = await anOrder(house);
      const about = step === null ? {} : { step: at.steps[step] };
      const done = await command('/questions', at.customer, { text: 'Kan dit?', ...about });
      if (isRefusal(done) || !done.question) throw new Error(JSON.stringify(done));
      counts.questions += 1;
      return done.question;
    },
    async let(question: string, { act, by, to }: Happening) {
      const actor = staff[by];
      if (act === 'offer') await command('/offer', actor, { question, to: ids[to ?? by], note: 'Weet jij dit?' });
      else if (act === 'urgency') await command('/urgency', actor, { question, urgency: 'urgent' });
      else if (act === 'move') await command('/move', actor, { question, until: '17:00', reason: 'Nog even.' });
      else if (act === 'write') await command('/questions/:question', at.customer, { question, text: 'En verder?' });
      else if (['answer', 'ask-back', 'remark'].includes(act))
        await command(`/${act}`, actor, { question, text: 'Ja.' });
      else if (act === 'away')
        await sql((tx) =>
          tx
            .insertInto('absences')
            .values({ ...{ id: kitchen.newId(), person: ids[by], from_at: clock.now }, ...away(clock.now, ids[by]) })
            .execute(),
        );
      else if (act === 'gone') await disable(by, clock.now);
      else if (act === 'back') await disable(by, null);
      else if (act === 'start' || act === 'pause')
        await sql((tx) =>
          tx
            .updateTable('steps')
            .set(
              act === 'start'
                ? { state: 'running', specialist: ids[by], started_at: clock.now }
                : { state: 'paused', specialist: ids[by] },
            )
            .where('id', '=', at.steps[1] ?? '')
            .execute(),
        );
      else if (act === 'wait') {
        clock.now += 2 * hour;
        await lookAtClock(floor, clock.now - 2 * hour);
      } else if (act === 'restart') {
        if (floor.database !== kitchen.database) await floor.database.close();
        floor = { ...kitchen, database: await openDatabase(kitchen.settings, () => {}) };
      } else await command(`/${act}`, actor, { question });
    },
    /** One row, one living name in it, the same that the log tells; and the promise is the same person's. */
    async expectOneOwner(question: string, why: string) {
      const { reader } = floor.database;
      const rows = await reader.selectFrom('questions').selectAll().where('id', '=', question).execute();
      expect(rows, why).toHaveLength(1);
      const [row] = rows;
      const told = await reader
        .selectFrom('entries')
        .select(['kind', 'actor', 'body'])
        .where('kind', 'in', ['question-asked', 'question-followed-up', 'question-accepted', 'question-taken-over'])
        .where('order_id', '=', at.id)
        .where('body', 'like', `%${question}%`)
        .orderBy('number')
        .execute();
      const owners = told.map(({ actor, body }) => actor ?? (JSON.parse(body) as { owner: string }).owner);
      expect(row?.owner, why).toBe(owners.at(-1));
      expect(Object.values(ids), why).toContain(row?.owner);
      expect(row?.offered_to, why).not.toBe(row?.owner);
      expect(row?.hands, why).toBe(told.filter(({ actor }) => actor !== null).length);
      const open = await reader
        .selectFrom('promises')
        .select('owner')
        .where('question', '=', question)
        .where('state', '=', 'open')
        .execute();
      expect(open.length, why).toBeLessThanOrEqual(1);
      for (const promise of open) expect(promise.owner, why).toBe(row?.owner);
      const before = seen.get(question);
      if (before && before !== row?.owner) counts.changes += 1;
      seen.set(question, row?.owner ?? '');
    },
    async tidy(question: string) {
      for (const name of ['Marieke', 'Olga', 'Yusuf', 'Priya', 'Tom'] as const) await disable(name, null);
      await command('/answer', staff.Olga, { question, text: 'Klaar.' });
      await sql((tx) => tx.updateTable('absences').set({ ended_at: clock.now }).execute());
    },
  };
}

const away = (now: number, by: string) => ({ until_at: now + 3 * hour, noted_by: by, noted_at: now, ended_at: null });

async function anOrder(house: TestKitchen) {
  const { order } = await takeIn(house, { day: 'tomorrow' });
  const { follower, id } = await house.kitchen.database.reader
    .selectFrom('followers')
    .innerJoin('orders', 'orders.id', 'followers.order_id')
    .select(['followers.id as follower', 'orders.id'])
    .where('orders.number', '=', order)
    .executeTakeFirstOrThrow();
  const customer: Doer = { as: 'customer', shop: house.shop.id, order: id, follower, link: 'link', language: 'nl' };
  return { order, id, customer, steps: await stepsOf(house, order) };
}
