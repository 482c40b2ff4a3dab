import { expect, test } from 'vitest';
import { openApp } from '#src/app.ts';
import { keep } from '#src/database/transact.ts';
import { lookAtClock } from '#src/keep-time.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { at, exceptionsIn, press, wrongIn } from './watching.ts';

const tomorrow = '2026-11-25';

async function atWork(more: object = { day: tomorrow }) {
  const house = await aKitchen();
  const { order } = await takeIn(house, more);
  const [first = ''] = await stepsOf(house, order);
  return { house, order, here: `/orders/${order}`, step: `/orders/${order}/steps/${first}` };
}

const entriesOf = async (house: TestKitchen, order: number, name: string) => {
  const { body } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
  return body.entries.filter(({ kind }: { kind: string }) => kind === name);
};

test('A part that does not come: raised once when the step stands still too long, cleared when it goes on', async () => {
  const { house, order, step } = await atWork();
  await press(house, 'Priya', `${step}/start`);
  await press(house, 'Priya', `${step}/pause`, { reason: 'part', until: '14:30' });
  await at(house, '14:44');
  expect(await wrongIn(house)).toEqual([]);
  await at(house, '14:45');
  await at(house, '14:46');
  const [found] = await exceptionsIn(house);
  expect(found).toMatchObject({ kind: 'paused-long', owner: house.ids.Priya, state: 'open' });
  expect(await wrongIn(house)).toEqual(['paused-long open']);
  await press(house, 'Priya', `${step}/resume`);
  expect(await wrongIn(house)).toEqual(['paused-long cleared']);
  expect(await entriesOf(house, order, 'exception-raised')).toMatchObject([{ actor: null, audience: 'kitchen' }]);
  expect(await entriesOf(house, order, 'exception-cleared')).toHaveLength(1);
});

test('A promise in danger is safe again the moment another time is promised, and in danger by a nearer one', async () => {
  const { house, here } = await atWork({});
  // Two hours and a quarter of work before 16:15.
  await at(house, '14:00');
  expect(await wrongIn(house)).toEqual([]);
  await at(house, '14:01');
  expect(await wrongIn(house)).toEqual(['ready-by-danger open']);
  const move = async (until: string) =>
    press(house, 'Marieke', `${here}/promises/${await promised(house)}/move`, { until, reason: 'De lak droogt nog.' });
  await move('17:15');
  expect(await wrongIn(house)).toEqual(['ready-by-danger cleared']);
  await move('15:30');
  expect(await wrongIn(house)).toEqual(['ready-by-danger cleared', 'ready-by-danger open']);
});

test('What was done of a step before its pauses counts, and not the pauses', async () => {
  const { house, step } = await atWork({});
  await press(house, 'Priya', `${step}/start`);
  await at(house, '13:52');
  await press(house, 'Priya', `${step}/pause`, { reason: 'tool' });
  await at(house, '14:02');
  await press(house, 'Priya', `${step}/resume`);
  await at(house, '14:07');
  await press(house, 'Priya', `${step}/pause`, { reason: 'tool' });
  // Half of it is done: fifteen minutes, ninety and fifteen before 16:15.
  await at(house, '14:15');
  expect(await wrongIn(house)).toEqual([]);
  await at(house, '14:16');
  expect(await wrongIn(house)).toEqual(['ready-by-danger open']);
});

test('A danger that comes true is one exception that ends and another that begins, in the same minute', async () => {
  const { house } = await atWork({});
  await at(house, '14:01');
  await at(house, '16:15');
  const all = await exceptionsIn(house);
  expect(all.map(({ kind, state }) => [kind, state])).toEqual([
    ['ready-by-danger', 'cleared'],
    ['ready-by-broken', 'open'],
  ]);
  expect(all[0]?.ended_at).toBe(all[1]?.raised_at);
  await press(house, 'Marieke', '/orders/1/cancel', { reason: 'De klant komt niet.' });
  expect(await wrongIn(house)).toEqual(['ready-by-danger cleared', 'ready-by-broken cleared']);
});

test('The second hand-over of a question shows at once, and goes with the answer', async () => {
  const house = await aKitchen();
  const sanne = await aCustomer(house, { day: tomorrow });
  const { question } = await sanne.ask('Kan het voor vijven?');
  const here = `/orders/${sanne.order}/questions/${question}`;
  const owner = async () =>
    (await house.kitchen.database.reader.selectFrom('questions').select('owner').executeTakeFirstOrThrow()).owner;
  const first = (await owner()) === house.ids.Marieke ? 'Olga' : 'Marieke';
  await press(house, first, `${here}/take-over`);
  expect(await wrongIn(house)).toEqual([]);
  await press(house, first === 'Olga' ? 'Marieke' : 'Olga', `${here}/take-over`);
  expect(await wrongIn(house)).toEqual(['second-hand-over open']);
  await press(house, await nameOf(house, await owner()), `${here}/answer`, { text: 'Ja.' });
  expect(await wrongIn(house)).toEqual(['second-hand-over cleared']);
});

test('Settled rests for an hour of work; if nothing changed it is raised again, and somebody has to look again', async () => {
  const { house, step, here } = await atWork();
  await press(house, 'Priya', `${step}/start`);
  await press(house, 'Priya', `${step}/pause`, { reason: 'part', until: '14:30' });
  await at(house, '14:45');
  const [found] = await exceptionsIn(house);
  await press(house, 'Priya', `${here}/exceptions/${found?.id}/settle`, { text: 'Het onderdeel is onderweg.' });
  await at(house, '15:44');
  expect(await wrongIn(house)).toEqual(['paused-long settled']);
  await at(house, '15:45');
  expect(await wrongIn(house)).toEqual(['paused-long settled', 'paused-long open']);
});

test('A call that was missed counts until somebody speaks with the customer or promises another', async () => {
  const { house, here } = await atWork();
  await press(house, 'Tom', `${here}/promises`, { of: 'call-by', until: '15:00', words: 'Over de remschijven.' });
  await at(house, '15:00');
  const [late] = await exceptionsIn(house);
  expect(late).toMatchObject({ kind: 'call-overdue', owner: house.ids.Tom });
  const call = { promise: late?.cause, outcome: 'no-answer' };
  await press(house, 'Tom', `${here}/calls`, call);
  expect(await wrongIn(house)).toEqual(['call-overdue open']);
  await press(house, 'Tom', `${here}/calls`, { ...call, next: '15:30' });
  expect(await wrongIn(house)).toEqual(['call-overdue cleared']);
  await at(house, '15:30');
  const next = (await exceptionsIn(house))[1];
  await press(house, 'Tom', `${here}/calls`, { promise: next?.cause, outcome: 'spoke', text: 'Alles besproken.' });
  expect(await wrongIn(house)).toEqual(['call-overdue cleared', 'call-overdue cleared']);
});

test('A call is owed after the order is over: settled without one, it comes back until somebody speaks with the customer', async () => {
  const { house, here } = await atWork();
  await press(house, 'Tom', `${here}/promises`, { of: 'call-by', until: '15:00', words: 'Over de remschijven.' });
  await press(house, 'Marieke', `${here}/cancel`, { reason: 'De klant ziet ervan af.' });
  await at(house, '15:00');
  const [late] = await exceptionsIn(house);
  await press(house, 'Tom', `${here}/exceptions/${late?.id}/settle`, { text: 'Ik schrijf een brief.' });
  await at(house, '15:59');
  expect(await wrongIn(house)).toEqual(['call-overdue settled']);
  await at(house, '16:00');
  expect(await wrongIn(house)).toEqual(['call-overdue settled', 'call-overdue open']);
  await press(house, 'Tom', `${here}/calls`, { promise: late?.cause, outcome: 'spoke', text: 'Alles besproken.' });
  await at(house, '17:15');
  expect(await wrongIn(house)).toEqual(['call-overdue settled', 'call-overdue cleared']);
});

test('What people raised no clock clears; giving up on an offer of it shows that the offer waits', async () => {
  const { house, here } = await atWork();
  await press(house, 'Tom', `${here}/exceptions`, { text: 'De brug lekt.', owner: house.ids.Tom });
  const [raised] = await exceptionsIn(house);
  await press(house, 'Tom', `${here}/exceptions/${raised?.id}/offer`, { to: house.ids.Yusuf, note: 'Jij bent er.' });
  await at(house, '14:12');
  expect(await wrongIn(house)).toEqual(['raised open', 'offer-waiting open']);
  await press(house, 'Yusuf', `${here}/exceptions/${raised?.id}/accept`);
  expect(await wrongIn(house)).toEqual(['raised open', 'offer-waiting cleared']);
});

test('Two looks at once, a clock that jumped and a restart in between write everything once', async () => {
  const { house, order, step } = await atWork({});
  await press(house, 'Priya', `${step}/start`);
  await press(house, 'Priya', `${step}/pause`, { reason: 'part' });
  house.clock.now += 24 * 60 * 60_000;
  const again = await openKitchen(house.kitchen.settings, { now: () => house.clock.now });
  const app = openApp(again);
  await Promise.all([house.kitchen, house.kitchen, again].map((one) => lookAtClock(one, house.clock.now)));
  await Promise.all([house.app.settled(), app.settled()]);
  house.clock.now -= 60 * 60_000;
  await lookAtClock(again, house.clock.now);
  house.clock.now += 60 * 60_000;
  await lookAtClock(again, house.clock.now);
  await app.close();
  expect((await wrongIn(house)).toSorted()).toEqual(['paused-long open', 'ready-by-broken open', 'silent-long open']);
  expect(await entriesOf(house, order, 'exception-raised')).toHaveLength(3);
  expect(await entriesOf(house, order, 'exception-cleared')).toEqual([]);
});

test('A shop waits as long as it says', async () => {
  const { house, step } = await atWork();
  const own = { shop: house.shop.id, kind: 'paused-long' as const, minutes: 20 };
  await house.kitchen.database.transact(async (tx) => keep(await tx.insertInto('thresholds').values(own).execute()));
  await press(house, 'Priya', `${step}/start`);
  await press(house, 'Priya', `${step}/pause`, { reason: 'tool' });
  await at(house, '14:01');
  expect(await wrongIn(house)).toEqual([]);
  await at(house, '14:02');
  expect(await wrongIn(house)).toEqual(['paused-long open']);
});

const promised = async ({ kitchen }: TestKitchen) => {
  const open = kitchen.database.reader.selectFrom('promises').select('id').where('state', '=', 'open');
  return (await open.executeTakeFirstOrThrow()).id;
};

const nameOf = async ({ kitchen, shop }: TestKitchen, id: string) =>
  ((await kitchen.colleagues.of(shop.id)).get(id)?.name ?? '') as 'Olga' | 'Marieke';
