import { expect, test } from 'vitest';
import { openApp } from '#src/app.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { connect } from '../follower.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';

const minute = 60_000;

const brokenOf = async ({ kitchen }: Pick<TestKitchen, 'kitchen'>) =>
  (await kitchen.database.reader.selectFrom('entries').selectAll().where('kind', '=', 'promise-broken').execute()).map(
    ({ at, actor, audience }) => ({ at, actor, audience }),
  );

test('An answer that did not come is noted at its minute, once, by nobody, and the customer may read it', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const { question } = await sanne.ask('Lukt het voor vijven?');
  const { until_at } = await house.kitchen.database.reader
    .selectFrom('promises')
    .select('until_at')
    .where('question', '=', question)
    .executeTakeFirstOrThrow();
  house.clock.now = until_at - 1;
  await lookAtClock(house.kitchen, 0);
  expect(await brokenOf(house)).toEqual([]);
  house.clock.now = until_at;
  // Two looks at once, as after a clock that jumped, or from two processes.
  await Promise.all([lookAtClock(house.kitchen, 0), lookAtClock(house.kitchen, 0)]);
  await lookAtClock(house.kitchen, 0);
  expect(await brokenOf(house)).toEqual([{ at: until_at, actor: null, audience: 'customer' }]);
});

test('What came due while the house was closed is found after the next start', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  await sanne.ask('Lukt het voor vijven?');
  house.clock.now += 20 * 60 * minute;
  const again = await openKitchen(house.kitchen.settings, { now: () => house.clock.now });
  const app = openApp(again);
  await lookAtClock(again, again.now());
  // The answer, and when it was to be ready.
  expect(await brokenOf(house)).toHaveLength(2);
  await lookAtClock(again, again.now());
  expect(await brokenOf(house)).toHaveLength(2);
  await app.close();
});

test('An answer in time keeps the promise, one that is late leaves it broken, and a moved one is the one that counts', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const states = async (question: string) =>
    (
      await house.kitchen.database.reader
        .selectFrom('promises')
        .select('state')
        .where('question', '=', question)
        .orderBy('made_at')
        .execute()
    ).map(({ state }) => state);
  const act = async (question: string, name: string, body: object) =>
    expect((await house.as('Marieke').post(`/orders/${sanne.order}/questions/${question}/${name}`, body)).status).toBe(
      200,
    );

  const soon = await sanne.ask('Een?');
  await act(soon.question, 'answer', { text: 'Ja.' });
  expect(await states(soon.question)).toEqual(['kept']);

  const late = await sanne.ask('Twee?');
  house.clock.now += 45 * minute;
  await act(late.question, 'answer', { text: 'Ja, sorry.' });
  expect(await states(late.question)).toEqual(['broken']);

  const moved = await sanne.ask('Drie?');
  await act(moved.question, 'move', { until: '16:45', reason: 'Ik bel eerst de leverancier.' });
  expect(await states(moved.question)).toEqual(['moved', 'open']);
  house.clock.now += 120 * minute;
  await lookAtClock(house.kitchen, 0);
  expect(await states(moved.question)).toEqual(['moved', 'open']);
  house.clock.now += 60 * minute;
  await lookAtClock(house.kitchen, 0);
  expect(await states(moved.question)).toEqual(['moved', 'broken']);
  await act(moved.question, 'move', { until: '17:15', reason: 'De leverancier belt zo terug.' });
  expect(await states(moved.question)).toEqual(['moved', 'broken', 'open']);

  const back = await sanne.ask('Vier?');
  await act(back.question, 'ask-back', { text: 'Welke kant?' });
  house.clock.now += 24 * 60 * minute;
  await lookAtClock(house.kitchen, 0);
  // While it is the customer's turn no clock runs.
  expect(await states(back.question)).toEqual(['kept']);
});

test('What was promised about an answer is still owed when the order is handed over', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const steps = await stepsOf(house, sanne.order);
  const { question } = await sanne.ask('Mag ik de oude schijven hebben?');
  for (const step of steps) {
    await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${step}/start`);
    await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${step}/finish`);
  }
  expect((await house.as('Yusuf').post(`/orders/${sanne.order}/ready`)).status).toBe(200);
  expect((await house.as('Yusuf').post(`/orders/${sanne.order}/hand-over`)).status).toBe(200);
  house.clock.now += 45 * minute;
  await lookAtClock(house.kitchen, 0);
  expect(await brokenOf(house)).toHaveLength(1);
  const answer = await house.as('Marieke').post(`/orders/${sanne.order}/questions/${question}/answer`, { text: 'Ja.' });
  expect(answer.status).toBe(200);
});

test('At a reading time the bench of whoever has questions waiting is shown anew, and nobody else’s', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [measure = '', brakes = ''] = await stepsOf(house, sanne.order);
  await house.as('Priya').post(`/orders/${sanne.order}/steps/${measure}/start`);
  await house.as('Priya').post(`/orders/${sanne.order}/steps/${measure}/finish`);
  house.clock.now = Date.parse('2026-11-24T14:40:00Z');
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/start`);
  await sanne.ask('Piepen ze straks nog?', brakes);
  await house.app.settled();
  const shown: string[] = [];
  const benches = await Promise.all(
    (['Yusuf', 'Priya'] as const).map(async (name) => {
      const socket = connect(house.url, { key: house.keys[name] });
      // Without a number: nothing was written, a moment came.
      socket.on('update', ({ order }: { order: number }) => order === 0 && shown.push(name));
      await new Promise<void>((resolve) => socket.on('connect', resolve));
      await new Promise((resolve) => socket.emit('follow', { page: 'bench' }, resolve));
      return socket;
    }),
  );
  const since = Date.parse('2026-11-24T14:59:00Z');
  house.clock.now = since;
  await lookAtClock(house.kitchen, since - minute);
  house.clock.now = Date.parse('2026-11-24T15:00:00Z');
  const heard = new Promise<void>((resolve) =>
    benches[0]?.on('update', ({ order }: { order: number }) => order === 0 && resolve()),
  );
  await lookAtClock(house.kitchen, since);
  await heard;
  expect(shown).toEqual(['Yusuf']);
  for (const socket of benches) socket.close();
});
