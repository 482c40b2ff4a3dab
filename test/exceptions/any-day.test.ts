import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';
import { minute } from './facts.ts';
import { readView } from './read-view.ts';
import { openTime, whatIsWrong } from './simple-check.ts';
import { exceptionsIn } from './watching.ts';

const act = fc.record({
  act: fc.constantFrom(
    ...(['start', 'pause', 'pause', 'resume', 'finish', 'note', 'ask', 'ask-back', 'take-over', 'answer'] as const),
    ...(['offer', 'call', 'called', 'move', 'settle', 'give', 'away', 'back', 'ready', 'redo'] as const),
  ),
  by: fc.constantFrom<Name>('Marieke', 'Olga', 'Yusuf', 'Priya'),
  /** Which step, why, and how long until the next thing happens. */
  n: fc.nat(2),
  reason: fc.constantFrom('part', 'customer', 'end-of-day'),
  wait: fc.constantFrom(0, 5, 20, 35, 65, 125, 250, 900),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test('Whatever happens on an order, what is open is what is wrong, each once, and with somebody who works here', async () => {
  const house = await aKitchen();
  let open = 0;
  const day = fc.array(act, { minLength: 4, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(day, async (all) => {
      house.clock.now = Date.parse('2026-11-24T08:00:00+01:00');
      const world = await aWorld(house);
      for (const one of all) {
        await world.let(one);
        house.clock.now += one.wait * minute;
        await lookAtClock(house.kitchen, house.clock.now);
        await house.app.settled();
        open += await world.expectTrue();
      }
      await world.end();
    }),
    { numRuns: 30, endOnFailure: true },
  );
  expect(open).toBeGreaterThan(60);
}, 60_000);

async function aWorld(house: TestKitchen) {
  const { kitchen, clock, ids } = house;
  const sanne = await aCustomer(house, { day: '2026-11-24', from: '11:00', until: '12:00' });
  const steps = await stepsOf(house, sanne.order);
  const here = `/orders/${sanne.order}`;
  const { id } = await kitchen.database.reader
    .selectFrom('orders')
    .select('id')
    .where('number', '=', sanne.order)
    .executeTakeFirstOrThrow();
  const away = new Set<string>();
  const press = (name: Name, path: string, body: object = {}) => house.as(name).post(`${here}${path}`, body);
  const last = async (table: 'questions' | 'promises' | 'exceptions', kind?: string) => {
    const rows = kitchen.database.reader
      .selectFrom(table as 'promises')
      .select('id')
      .where('order_id', '=', id);
    const found = await (kind ? rows.where('kind', '=', kind as 'call-by') : rows).orderBy('id', 'desc').execute();
    return found[0]?.id ?? 'none';
  };
  const soon = () => new Date(clock.now + 3 * 60 * minute + 60 * minute).toISOString().slice(0, 16);
  const absent = (person: string, isAway: boolean) =>
    kitchen.database.transact(async (tx) => {
      const row = { from_at: 0, until_at: clock.now * 2, noted_by: person, noted_at: 0, ended_at: null };
      // The days of this test begin anew, so that what ended later on an earlier one must be gone without a trace.
      for (const table of ['cover_items', 'cover_cards', 'covers'] as const) await tx.deleteFrom(table).execute();
      await tx.deleteFrom('absences').where('person', '=', person).execute();
      if (isAway)
        await tx
          .insertInto('absences')
          .values({ id: kitchen.newId(), person, ...row })
          .execute();
      return keep(isAway ? away.add(person) : away.delete(person));
    });

  return {
    async let({ act, by, n, reason }: Act) {
      const step = `/steps/${steps[n]}`;
      if (act === 'ask') await sanne.ask('Lukt het?');
      else if (act === 'note') await press(by, '/notes', { text: 'Het gaat goed.', audience: 'customer' });
      else if (act === 'pause') await press(by, `${step}/pause`, { reason });
      else if (act === 'redo') await press(by, `${step}/redo`, { reason: 'Het kan beter.' });
      else if (['start', 'resume', 'finish'].includes(act)) await press(by, `${step}/${act}`);
      else if (act === 'ready') await press(by, '/ready');
      else if (act === 'call') await press(by, '/promises', { of: 'call-by', until: soon(), words: 'Over de auto.' });
      else if (act === 'called')
        await press(by, '/calls', { promise: await last('promises', 'call-by'), outcome: 'spoke' });
      else if (act === 'move') await press(by, `/promises/${await last('promises', 'ready-by')}/move`, move(soon()));
      else if (act === 'settle')
        await press('Olga', `/exceptions/${await last('exceptions')}/settle`, { text: 'Gedaan.' });
      else if (act === 'give') await press('Olga', `/exceptions/${await last('exceptions')}/offer`, offer(ids.Tom));
      else if (act === 'away' || act === 'back') await absent(ids[by], act === 'away');
      else {
        const question = `/questions/${await last('questions')}`;
        await press(
          by,
          `${question}/${act}`,
          act === 'offer' ? offer(ids.Tom) : act === 'take-over' ? {} : { text: 'Ja.' },
        );
      }
      await house.app.settled();
    },
    /** How many were open; and that these are the right ones. */
    async expectTrue() {
      // That nobody stands in for somebody is found elsewhere.
      const rows = (await exceptionsIn(house)).filter(({ order_id, kind }) => order_id === id && kind !== 'raised');
      const named = rows.map((row) => ({ ...row, name: `${row.kind} ${row.cause}` }));
      const open = named.filter(({ state }) => state === 'open');
      const wrong = whatIsWrong(await readView(kitchen, id, [...away]), clock.now);
      const rests = named.filter(
        ({ state, ended_at }) => state === 'settled' && openTime(ended_at ?? 0, clock.now) < 60 * minute,
      );
      const expected = wrong.filter(
        (name) => open.some((row) => row.name === name) || !rests.some((row) => row.name === name),
      );
      expect(open.map(({ name }) => name).toSorted()).toEqual(expected.toSorted());
      for (const { owner } of rows) expect(Object.values(ids)).toContain(owner);
      return open.length;
    },
    async end() {
      for (const person of Object.values(ids)) await absent(person, false);
      await press('Olga', '/cancel', { reason: 'De dag is om.' });
      await press('Olga', `/questions/${await last('questions')}/close`);
      await house.app.settled();
    },
  };
}

const move = (until: string) => ({ until, reason: 'De lak droogt nog.' });
const offer = (to: string) => ({ to, note: 'Jij bent er nu.' });
