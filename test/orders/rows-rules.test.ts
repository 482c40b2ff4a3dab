import { expect, test } from 'vitest';
import { cancelOrder } from '#src/orders/cancel-order.ts';
import { cannotBeDone } from '#src/orders/cannot-be-done.ts';
import { type ChangeDetails, changeDetails } from '#src/orders/change-details.ts';
import { readDetails } from '#src/orders/details.ts';
import { handOver } from '#src/orders/hand-over.ts';
import { makeReady } from '#src/orders/make-ready.ts';
import { reopenOrder } from '#src/orders/reopen-order.ts';
import { takeOrder } from '#src/orders/take-order.ts';
import { finishStep } from '#src/steps/finish-step.ts';
import { skipStep } from '#src/steps/skip-step.ts';
import { startStep } from '#src/steps/start-step.ts';
import { findWords } from '#src/timeline/search-orders.ts';
import { marieke, olga, shop, tuesday } from '../cast.ts';
import { orderAtWork } from '../steps/order-at-work.ts';

const day = 86_400_000;
const reason = 'De rem piept nog.';

type House = Awaited<ReturnType<typeof orderAtWork>>;

async function work(house: House): Promise<void> {
  const [one, ...others] = house.order.steps.map(({ id }) => id);
  await house.act(startStep, { step: one ?? '' });
  await house.act(finishStep, { step: one ?? '' });
  for (const step of others) await house.act(skipStep, { step, reason });
}

test('The first promise is open, with the order’s owner', async () => {
  const house = await orderAtWork();
  expect(await house.promise()).toMatchObject({
    kind: 'ready-by',
    state: 'open',
    owner: 'marieke',
    from_at: tuesday + 6_480_000,
    until_at: tuesday + 9_180_000,
    ended_at: null,
  });
});

test.each([
  ['at the last moment', 9_180_000, 'kept'],
  ['a millisecond later', 9_180_001, 'broken'],
] as const)('Ready %s: the promise is recorded', async (_name, after, state) => {
  const house = await orderAtWork();
  await work(house);
  house.clock.now = tuesday + after;
  await house.act(makeReady, {});
  expect(await house.row()).toMatchObject({ state: 'ready', closed_at: null });
  expect(await house.promise()).toMatchObject({ state, ended_at: tuesday + after });
});

test('Handed over, the order is closed and its link works for another thirty days; open again, it works on', async () => {
  const house = await orderAtWork();
  await work(house);
  await house.act(makeReady, {});
  house.clock.now += day;
  await house.act(handOver, { to: 'Sanne' });
  expect(await house.row()).toMatchObject({ state: 'handed-over', closed_at: tuesday + day });
  expect(await house.link()).toMatchObject({ expires_at: tuesday + 31 * day });

  await house.act(reopenOrder, { reason });
  expect(await house.row()).toMatchObject({ state: 'open', closed_at: null });
  expect(await house.link()).toMatchObject({ expires_at: null });
  // What became of the promise stays, also when it is ready once more.
  house.clock.now += 10 * day;
  await house.act(makeReady, {});
  expect(await house.promise()).toMatchObject({ state: 'kept', ended_at: tuesday });
});

test.each([
  ['cancelled', cancelOrder],
  ['cannot-be-done', cannotBeDone],
] as const)('An order that is %s is closed, its promise ended, its steps as they were', async (state, rule) => {
  const house = await orderAtWork();
  const before = await house.steps();
  await house.act(rule, { reason });
  expect(await house.row()).toMatchObject({ state, closed_at: tuesday });
  expect(await house.promise()).toMatchObject({ state: 'ended', ended_at: tuesday });
  expect(await house.link()).toMatchObject({ expires_at: tuesday + 30 * day });
  expect(await house.steps()).toEqual(before);
  await house.act(reopenOrder, { reason });
  expect(await house.row()).toMatchObject({ state: 'open', closed_at: null });
  expect(await house.promise()).toMatchObject({ state: 'ended' });
});

test('Whoever takes the order has its promise too', async () => {
  const house = await orderAtWork();
  await house.act(takeOrder, {}, olga);
  expect(await house.row()).toMatchObject({ owner: 'olga' });
  expect(await house.promise()).toMatchObject({ owner: 'olga', state: 'open' });
});

async function change(house: House, command: ChangeDetails) {
  const was = await readDetails(house.floor.database.reader, shop, house.order.id);
  return house.act(changeDetails, { ...command, was }, marieke);
}

async function found(house: House, query: string): Promise<number[]> {
  const { reader } = house.floor.database;
  const words = await findWords(reader, shop, query);
  const rows = await words?.among(reader.selectFrom('orders').select('number').orderBy('number')).execute();
  return (rows ?? []).map(({ number }) => number);
}

test('Corrected details are what the order reads, is found by and is called by, and none of them is in the log', async () => {
  const house = await orderAtWork();
  const becomes = {
    subject: 'Fiat Panda',
    plate: 'EI-777-U',
    purpose: 'De koppeling slipt.',
    wishes: 'Bel even.',
    name: 'Noor Bakker',
    phone: '06 98 76 54 32',
    email: 'Noor@Example.org',
  };
  expect(await found(house, 'sanne')).toEqual([2417]);
  await change(house, becomes);
  expect(await readDetails(house.floor.database.reader, shop, house.order.id)).toEqual(becomes);
  expect(await house.floor.database.reader.selectFrom('customers').selectAll().executeTakeFirst()).toMatchObject({
    phone_key: '+31698765432',
    email_key: 'noor@example.org',
  });
  expect(await house.floor.database.reader.selectFrom('subjects').selectAll().executeTakeFirst()).toMatchObject({
    plate_key: 'EI777U',
  });
  for (const query of ['noor bakker', 'panda', 'ei 777 u', '0698765432'])
    expect(await found(house, query)).toEqual([2417]);
  for (const query of ['sanne', 'volvo', 'ok042a', '0612345618']) expect(await found(house, query)).toEqual([]);
  const log = JSON.stringify((await house.entries()).map(({ body }) => body));
  for (const value of Object.values(becomes)) expect(log).not.toContain(value);
  expect(JSON.parse((await house.entries()).at(-1)?.body ?? '')).toEqual({ fields: Object.keys(becomes) });
});

test('What is emptied is gone, with what it was found by, and the rest stays', async () => {
  const house = await orderAtWork();
  await change(house, { phone: '', plate: '' });
  expect(await readDetails(house.floor.database.reader, shop, house.order.id)).toMatchObject({
    subject: 'Volvo V60',
    plate: null,
    phone: null,
    name: 'Sanne Jansen',
    purpose: 'De remmen piepen.',
  });
  expect(await house.floor.database.reader.selectFrom('customers').select('phone_key').executeTakeFirst()).toEqual({
    phone_key: null,
  });
  expect(await found(house, '0612345618')).toEqual([]);
  expect(await found(house, 'ok042a')).toEqual([]);
  expect(await found(house, 'sanne')).toEqual([2417]);
});

test('The same customer’s other orders are found by the new name too', async () => {
  const house = await orderAtWork();
  await house.open({ link: null });
  await house.open({ link: null });
  await change(house, { name: 'Sanne de Vries' });
  expect(await found(house, 'vries')).toEqual([2417, 2418, 2419]);
  expect(await found(house, 'jansen')).toEqual([]);
});

test('Whatever happens to one order, another customer’s stays as it was', async () => {
  const house = await orderAtWork();
  const noor = { name: 'Noor Bakker', phone: '06 98 76 54 32', email: null };
  const other = await house.open({
    customer: noor,
    subject: { name: 'Fiat Panda', plate: 'EI-777-U' },
    purpose: null,
    wishes: null,
    link: 'link-2',
  });
  const { reader } = house.floor.database;
  const theirs = async () => ({
    order: await reader.selectFrom('orders').selectAll().where('id', '=', other.id).execute(),
    promise: await reader.selectFrom('promises').selectAll().where('order_id', '=', other.id).execute(),
    link: await reader.selectFrom('links').selectAll().where('order_id', '=', other.id).execute(),
    details: await readDetails(reader, shop, other.id),
    words: await reader.selectFrom('search_words').selectAll().where('order_id', '=', other.id).execute(),
  });
  const before = await theirs();
  expect(before.details).toMatchObject({ name: 'Noor Bakker', subject: 'Fiat Panda', purpose: null });
  expect(before.promise).toMatchObject([{ state: 'open' }]);

  await change(house, {
    name: 'Sanne de Vries',
    subject: 'Volvo V70',
    purpose: 'Grote beurt.',
    email: 's@example.org',
  });
  await house.act(takeOrder, {}, olga);
  await work(house);
  await house.act(makeReady, {});
  await house.act(handOver, {});
  await house.act(reopenOrder, { reason });
  await house.act(cancelOrder, { reason });
  expect(await house.row()).toMatchObject({ state: 'cancelled', purpose: 'Grote beurt.', owner: 'olga' });
  expect(await theirs()).toEqual(before);
});
