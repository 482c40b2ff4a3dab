import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';

/** Tuesday 24 November 2026 at this time by the shop's clock. */
const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00+01:00`);

/** A working day that is told by what people do, and looked at from three sides. */
async function aDay() {
  const house = await aKitchen({ at: at('09:00') });
  const sanne = await aCustomer(house, { day: '2026-11-24', from: '15:30', until: '16:15' });
  const here = `/orders/${sanne.order}`;
  /** The clock moves on minute by minute, as it does. */
  const until = async (clock: string) => {
    while (house.clock.now < at(clock)) {
      house.clock.now += 60_000;
      await lookAtClock(house.kitchen, house.clock.now - 60_000);
    }
    await house.app.settled();
  };
  const does = async (who: Name, path: string, body: object = {}) => {
    const answer = await house.as(who).post(path.startsWith('/') ? path : `${here}/${path}`, body);
    expect(answer.status, `${who} ${path}: ${answer.text}`).toBe(200);
    await house.app.settled();
    return answer.body;
  };
  const customer = async () => (await sanne.get()).body;
  const board = async () =>
    (await house.as('Marieke').get('/desk')).body.exceptions.map((one: { kind: string }) => one.kind).toSorted();
  const find = async (kind: string) =>
    (await house.as('Marieke').get('/desk')).body.exceptions.find((one: { kind: string }) => one.kind === kind);
  const record = async () => {
    const { entries } = (await house.as('Olga').get(`${here}/entries?after=0`)).body;
    return entries.map(({ kind }: { kind: string }) => kind).filter((kind: string) => !kind.startsWith('exception-'));
  };
  const record_ = async (n: number) => (await record()).slice(-n);
  return { house, sanne, here, until, does, customer, board, find, lately: record_ };
}

const clockOf = (iso: string) => new Date(Date.parse(iso) + 60 * 60_000).toISOString().slice(11, 16);

test('A day at the workshop: late parts, a moved promise, a question left lying, a stand-in, a missed call, and the key', async () => {
  const { house, sanne, until, does, customer, board, find, lately } = await aDay();
  const [measure = '', brakes = '', wash = ''] = await stepsOf(house, sanne.order);

  await does('Priya', `steps/${measure}/start`);
  await until('09:40');
  await does('Priya', `steps/${measure}/finish`);
  await does('Marieke', `steps/${wash}/assign`, { specialist: house.ids.Tom, reason: 'Tom wast.' });
  await does('Yusuf', `steps/${brakes}/start`);
  expect((await customer()).now).toContain('Yusuf');
  expect(await board()).toEqual([]);

  // The part comes late: the step stands still longer than was said, and somebody has to look.
  await until('10:10');
  await does('Yusuf', `steps/${brakes}/pause`, { reason: 'part', until: '11:30' });
  await until('11:44');
  expect(await board()).toEqual([]);
  await until('11:46');
  expect(await board()).toEqual(['paused-long']);
  expect((await find('paused-long')).owner).toBe(house.ids.Yusuf);
  expect((await customer()).steps[1].waitsFor.why).toBe('We wachten op een onderdeel.');

  // Yusuf goes to lunch; Priya takes over with one press, and the customer reads for whom and until when.
  await until('12:00');
  const { absence } = await does('Yusuf', '/me/away', { from: '2026-11-24', 'until-time': '12:45' });
  const { cover } = await does('Yusuf', `/away/${absence}/offer`, { standIn: house.ids.Priya });
  expect((await customer()).steps[1].specialist).toBe('Yusuf');
  await does('Priya', `/covers/${cover}/accept`);
  expect((await customer()).steps[1].specialist).toBe('Priya');
  expect((await sanne.get('html')).text).toContain('Priya neemt waar voor Yusuf tot 12:45.');
  expect(await lately(1)).toEqual(['order-covered']);
  await until('12:46');
  await does('Priya', `/covers/${cover}/give-back`);
  await does('Yusuf', `/covers/${cover}/take-back`);
  expect((await customer()).steps[1].specialist).toBe('Yusuf');

  // A question goes to him, and nobody answers it in time.
  const { question } = await sanne.ask('Komt het onderdeel vandaag nog?', brakes);
  expect((await customer()).questions[0]).toMatchObject({ owner: 'Yusuf', promise: 'open' });
  expect(clockOf((await customer()).questions[0].answerBy)).toBe('13:20');
  await until('13:21');
  expect((await customer()).questions[0]).toMatchObject({ owner: 'Yusuf', promise: 'broken' });
  expect(await board()).toEqual(['paused-long', 'question-overdue']);
  expect((await find('question-overdue')).owner).toBe(house.ids.Marieke);
  await does('Marieke', `questions/${question}/answer`, { text: 'Het is onderweg, om drie uur is het hier.' });
  expect((await customer()).questions[0]).toMatchObject({ owner: 'Marieke', state: 'answered', promise: 'broken' });
  expect(await board()).toEqual(['paused-long']);
  expect((await lately(2)).toSorted()).toEqual(['question-answered', 'question-taken-over']);

  // Somebody will call back, and at half past two nobody has.
  await does('Marieke', 'promises', { of: 'call-by', until: '14:30', words: 'Over de nieuwe tijd.' });
  await until('14:31');
  expect(await board()).toEqual(['call-overdue', 'paused-long']);
  const call = (await customer()).promises.find(({ of }: { of: string }) => of === 'call-by');
  expect(call).toMatchObject({ state: 'broken' });
  await does('Marieke', 'calls', { promise: call.promise, outcome: 'spoke', text: 'Sanne haalt hem om half zes.' });
  expect(await board()).toEqual(['paused-long']);

  // What is left no longer fits before a quarter past four: the desk moves the promise before it is missed.
  await until('15:05');
  expect(await board()).toEqual(['paused-long', 'ready-by-danger']);
  expect((await customer()).promise).toMatchObject({ state: 'open' });
  const ready = (await house.as('Marieke').get(`/orders/${sanne.order}`)).body.promises.find(
    ({ kind }: { kind: string }) => kind === 'ready-by',
  );
  await does('Yusuf', `steps/${brakes}/resume`);
  await does('Marieke', `promises/${ready.promise}/move`, {
    until: '17:15',
    reason: 'Het onderdeel kwam pas om drie uur.',
  });
  expect(await board()).toEqual([]);
  expect(clockOf((await customer()).promise.until)).toBe('17:15');
  expect((await customer()).promise.history).toHaveLength(1);
  expect((await sanne.get('html')).text).toContain('Het onderdeel kwam pas om drie uur.');
  expect(await lately(1)).toEqual(['promise-moved']);

  // Done, washed, ready and away with its owner; and every promise has come to its end.
  await until('16:20');
  await does('Yusuf', `steps/${brakes}/finish`);
  await does('Tom', `steps/${wash}/start`);
  await until('16:40');
  await does('Tom', `steps/${wash}/finish`);
  await does('Tom', 'ready');
  await until('17:28');
  await does('Marieke', 'hand-over', { to: 'Sanne' });
  expect((await customer()).state).toBe('handed-over');
  expect(await board()).toEqual([]);
  const { promises } = (await house.as('Marieke').get(`/orders/${sanne.order}`)).body;
  expect(promises.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).toSorted()).toEqual([
    'answer-by broken',
    'call-by broken',
    'ready-by kept',
    'ready-by moved',
  ]);
  await expectNumbersWithoutGap(house);
}, 60_000);

async function expectNumbersWithoutGap({ kitchen }: TestKitchen): Promise<void> {
  const rows = await kitchen.database.reader.selectFrom('entries').select('number').orderBy('number').execute();
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
}
