import { expect, test } from 'vitest';
import { makeSender } from '#src/browser/outbox/send.ts';
import type { Act } from '#src/browser/outbox/store.ts';
import { aClock, anAct, early, locks, quiet, yusuf } from './an-act.ts';
import { memoryStore } from './memory-store.ts';

type Sent = { key: string; headers: Record<string, string> };

/** Yusuf's phone, and a server that answers what the test says, 200 otherwise. */
function aPhone(answers: (act: Act, nth: number) => { status: number; detail?: string } | Promise<{ status: number }>) {
  const store = memoryStore();
  const clock = aClock();
  const sent: Sent[] = [];
  const open = (person = yusuf) =>
    makeSender({
      person,
      store,
      async post(act, headers) {
        sent.push({ key: act.key, headers });
        const nth = sent.filter(({ key }) => key === act.key).length;
        const { status, ...answer } = await answers(act, nth);
        return { status, answer };
      },
      alone: locks(),
      now: clock.now,
      random: () => 0,
      later: clock.later,
      changed: () => undefined,
    });
  return { store, clock, sent, open, keys: () => sent.map(({ key }) => key) };
}

const states = async ({ store }: ReturnType<typeof aPhone>) =>
  (await store.all(yusuf)).map(({ key, state }) => `${key} ${state}`);

test('What was made without a line goes in the order in which it was made, and says how long ago that was', async () => {
  let isDown = true;
  const phone = aPhone(() => ({ status: isDown ? 0 : 200 }));
  const { go } = phone.open();
  for (const key of ['one', 'two', 'three']) await phone.store.add(anAct(key));
  await go();
  expect(phone.keys()).toEqual(['one']);
  expect(await states(phone)).toEqual(['one waiting', 'two waiting', 'three waiting']);
  isDown = false;
  phone.clock.time += 3_600_000;
  await phone.store.add(anAct('four', { madeAt: phone.clock.time - 59_999 }));
  await go();
  expect(phone.keys().slice(1)).toEqual(['one', 'two', 'three', 'four']);
  const [, second, , , last] = phone.sent;
  expect(second?.headers).toEqual({ 'for-person': yusuf, 'made-ago': '3600000' });
  expect(last?.headers).toEqual({ 'for-person': yusuf });
  expect(await states(phone)).toEqual([]);
});

test('It is tried again after two seconds and then ever later, to a minute, and at once when the line is back', async () => {
  let isDown = true;
  const phone = aPhone(() => ({ status: isDown ? 503 : 200 }));
  const { go } = phone.open();
  await phone.store.add(anAct('one'));
  const waits: (number | undefined)[] = [];
  await go();
  for (let i = 0; i < 7; i += 1) {
    waits.push(phone.clock.waits()[0]);
    await phone.clock.pass(phone.clock.waits()[0] ?? 0);
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect((await phone.store.all(yusuf))[0]?.tries).toBe(8);
  isDown = false;
  await go();
  expect(await states(phone)).toEqual([]);
  expect(phone.clock.waits()).toEqual([]);
});

test('A refusal stops its own order and no other, until somebody decided', async () => {
  const phone = aPhone(({ key }) => ({ status: key === 'one' ? 409 : 200, detail: 'De stap is al klaar.' }));
  const { go } = phone.open();
  for (const key of ['one', 'two']) await phone.store.add(anAct(key));
  for (const key of ['other', 'another']) await phone.store.add(anAct(key, { order: '2' }));
  await go();
  expect(await states(phone)).toEqual(['one refused', 'two waiting']);
  expect(phone.store.acts.get(1)?.detail).toBe('De stap is al klaar.');
  expect(phone.keys()).not.toContain('two');
  await go();
  expect(phone.keys().filter((key) => key === 'one')).toHaveLength(1);
  expect(phone.clock.waits()).toEqual([]);
  await phone.store.change('one', { key: 'changed', state: 'waiting' });
  await go();
  expect(phone.keys().slice(-2)).toEqual(['changed', 'two']);
  expect(await states(phone)).toEqual([]);
});

test('What is dropped can be taken back for ten seconds; then what came after it goes', async () => {
  const phone = aPhone(({ key }, nth) => ({ status: key === 'one' && nth === 1 ? 422 : 200 }));
  const { go } = phone.open();
  for (const key of ['one', 'two']) await phone.store.add(anAct(key));
  await go();
  const drop = async () => {
    await phone.store.change('one', { state: 'dropped', droppedAt: phone.clock.time });
    await go();
  };
  await drop();
  await phone.clock.pass(9000);
  expect(phone.keys()).toEqual(['one']);
  await phone.store.change('one', { state: 'refused', droppedAt: null });
  await phone.clock.pass(9000);
  expect(await states(phone)).toEqual(['one refused', 'two waiting']);
  await drop();
  await phone.clock.pass(10_000);
  expect(phone.keys()).toEqual(['one', 'two']);
  expect(await states(phone)).toEqual([]);
});

test('Signed out: nothing more is tried until somebody comes back, and nothing is lost', async () => {
  let status = 401;
  const phone = aPhone(() => ({ status }));
  const { go, isSignedOut } = phone.open();
  for (const order of ['1', '2', '3', '4', '5']) await phone.store.add(anAct(`on ${order}`, { order }));
  await go();
  // As many as were under way when the first answer came.
  expect(phone.sent.length).toBeLessThanOrEqual(3);
  expect([isSignedOut(), phone.clock.waits()]).toEqual([true, []]);
  status = 200;
  await go();
  expect([isSignedOut(), await states(phone)]).toEqual([false, []]);
});

test('One person’s acts are neither read nor sent by another at the same tablet', async () => {
  const phone = aPhone(() => ({ status: 200 }));
  await phone.store.add(anAct('of Yusuf'));
  await phone.store.add(anAct('of Priya', { person: 'priya' }));
  await phone.open('priya').go();
  expect(phone.sent).toEqual([{ key: 'of Priya', headers: { 'for-person': 'priya' } }]);
  expect(await states(phone)).toEqual(['of Yusuf waiting']);
});

test('A press that is answered at once leaves nothing behind; refused, it goes back to its form', async () => {
  const phone = aPhone(({ key }) => ({ status: key === 'wrong' ? 422 : 200, detail: 'Vul iets in.' }));
  const sender = phone.open();
  const press = (key: string) => sender.now(anAct(key), 4000);
  expect(await press('right')).toMatchObject({ status: 200 });
  expect(await press('wrong')).toMatchObject({ status: 422, answer: { detail: 'Vul iets in.' } });
  expect(await states(phone)).toEqual([]);
});

test('A press behind something that waits, or without an answer for four seconds, is kept and waits with the rest', async () => {
  let answer = (_: { status: number }) => {};
  const phone = aPhone(({ key }) =>
    key === 'slow'
      ? new Promise<{ status: number }>((resolve) => {
          answer = resolve;
        })
      : { status: 200 },
  );
  const sender = phone.open();
  const pressed = sender.now(anAct('slow'), 4000);
  await phone.clock.pass(3999);
  expect(sender.isAwaited('slow')).toBe(true);
  await phone.clock.pass(1);
  expect([await pressed, sender.isAwaited('slow')]).toEqual([null, false]);
  expect(await sender.now(anAct('next'), 4000)).toBeNull();
  answer({ status: 409 });
  await quiet();
  expect(await states(phone)).toEqual(['slow refused', 'next waiting']);
});

test('A device whose clock was set back says nothing about when, rather than something wrong', async () => {
  const phone = aPhone(() => ({ status: 200 }));
  await phone.store.add(anAct('one', { madeAt: early + 86_400_000 }));
  await phone.open().go();
  expect(phone.sent[0]?.headers).toEqual({ 'for-person': yusuf });
});
