import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cancelOrder } from '#src/orders/cancel-order.ts';
import { handOver } from '#src/orders/hand-over.ts';
import { makeReady } from '#src/orders/make-ready.ts';
import { reopenOrder } from '#src/orders/reopen-order.ts';
import { addNote } from '#src/steps/add-note.ts';
import { addStep } from '#src/steps/add-step.ts';
import { assignStep } from '#src/steps/assign-step.ts';
import { finishStep } from '#src/steps/finish-step.ts';
import { moveStep } from '#src/steps/move-step.ts';
import { pauseStep } from '#src/steps/pause-step.ts';
import { redoStep } from '#src/steps/redo-step.ts';
import { resumeStep } from '#src/steps/resume-step.ts';
import { skipStep } from '#src/steps/skip-step.ts';
import { startStep } from '#src/steps/start-step.ts';
import { takeBackStep } from '#src/steps/take-back-step.ts';
import { isRefusal } from '#src/timeline/refusal.ts';
import { priya, tom, yusuf } from '../cast.ts';
import { orderAtWork } from './order-at-work.ts';

type House = Awaited<ReturnType<typeof orderAtWork>>;

const numbers = (entries: { number: number }[]) => entries.map(({ number }) => number);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

test('Fifty commands at once on one order: numbers without a gap, and what was refused left no trace', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[0]?.id ?? '';
  const before = (await house.entries()).length;
  const commits = house.floor.database.commits();
  const outcomes = await Promise.all(
    upTo(50).map((i) => {
      if (i % 5 === 0) return house.act(startStep, { step }, tom);
      if (i % 5 === 1) return house.act(handOver, {});
      return house.act(addNote, { text: `Notitie ${i}`, audience: i % 2 === 0 ? 'customer' : 'kitchen' }, priya);
    }),
  );
  const refusals = outcomes.filter(isRefusal);
  // One of the ten starts came first; nothing could be handed over.
  expect(refusals).toHaveLength(9 + 10);
  const entries = await house.entries();
  expect(entries).toHaveLength(before + 50 - refusals.length);
  expect(numbers(entries)).toEqual(upTo(entries.length));
  expect((await house.row()).last_entry).toBe(entries.length);
  const answered = outcomes.flatMap((outcome) => (isRefusal(outcome) ? [] : [outcome.seq]));
  expect(answered.sort((a, b) => a - b)).toEqual(numbers(entries).slice(before));
  expect(house.told.flatMap((change) => numbers(change.entries)).sort((a, b) => a - b)).toEqual(answered);
  expect((await house.steps())[0]).toMatchObject({ state: 'running', specialist: 'tom' });
  // PostgreSQL brings commits together by itself.
  const { kind, commits: now } = house.floor.database;
  if (kind === 'sqlite') expect(now() - commits).toBeLessThan(10);
  else expect(now() - commits).toBe(answered.length);
});

test('A key that is sent again gets the first answer and writes nothing; with other contents it is refused', async () => {
  const house = await orderAtWork();
  const note = (text: string) => ({ text, audience: 'customer' }) as const;
  const once = { key: 'program 1', fingerprint: 'links' };
  const first = await house.act(addNote, note('Links is klaar.'), yusuf, once);
  await house.act(addNote, note('Ertussendoor.'));
  const entries = await house.entries();
  const told = house.told.length;

  expect(await house.act(addNote, note('Links is klaar.'), yusuf, once)).toEqual(first);
  const other = await house.act(addNote, note('Rechts ook.'), yusuf, { ...once, fingerprint: 'rechts' });
  expect(other).toMatchObject({ refused: 'web.key-used' });
  expect(await house.entries()).toEqual(entries);
  expect(house.told).toHaveLength(told);
});

test('A key sent twice at the same moment writes once', async () => {
  const house = await orderAtWork();
  const once = { key: 'program 2', fingerprint: 'start' };
  const press = () => house.act(startStep, { step: house.order.steps[0]?.id ?? '' }, yusuf, once);
  const [one, two] = await Promise.all([press(), press()]);
  expect(one).toEqual(two);
  expect(isRefusal(one)).toBe(false);
  expect((await house.entries()).filter(({ kind }) => kind === 'step-started')).toHaveLength(1);
});

test('A refusal does not use up its key', async () => {
  const house = await orderAtWork();
  const step = house.order.steps[0]?.id ?? '';
  const once = { key: 'program 3', fingerprint: 'finish' };
  expect(isRefusal(await house.act(finishStep, { step }, yusuf, once))).toBe(true);
  await house.act(startStep, { step });
  expect(isRefusal(await house.act(finishStep, { step }, yusuf, once))).toBe(false);
});

const reason = 'Daarom toch maar.';

const presses: ((house: House, step: string, n: number) => Promise<unknown>)[] = [
  (house, step) => house.act(startStep, { step }),
  (house, step) => house.act(startStep, { step }, tom),
  (house, step) => house.act(pauseStep, { step, reason: 'help' }),
  (house, step) => house.act(resumeStep, { step }, priya),
  (house, step) => house.act(finishStep, { step }),
  (house, step) => house.act(finishStep, { step }, tom),
  (house, step) => house.act(takeBackStep, { step }),
  (house, step) => house.act(skipStep, { step, reason }),
  (house, step) => house.act(redoStep, { step, reason }),
  (house, step, n) => house.act(moveStep, { step, position: String(n), reason }),
  (house, step, n) => house.act(assignStep, { step, specialist: ['tom', 'priya', 'nobody'][n % 3] ?? '', reason }),
  (house, _step, n) => house.act(addStep, { title: `Extra ${n}`, minutes: '10', position: String(n), reason }),
  (house) => house.act(makeReady, {}),
  (house) => house.act(cancelOrder, { reason }),
  (house) => house.act(reopenOrder, { reason }),
];

test('Whatever is pressed in whatever order: places and numbers have no gap, and work under way has somebody', async () => {
  const press = fc.tuple(fc.nat(presses.length - 1), fc.nat(5), fc.integer({ min: 1, max: 6 }));
  await fc.assert(
    fc.asyncProperty(fc.array(press, { minLength: 20, maxLength: 40 }), async (all) => {
      const house = await orderAtWork();
      for (const [which, at, n] of all) {
        const rows = await house.steps();
        await presses[which]?.(house, rows[at % rows.length]?.id ?? '', n);
      }
      const [rows, entries, order] = await Promise.all([house.steps(), house.entries(), house.row()]);
      expect(rows.map(({ position }) => position)).toEqual(upTo(rows.length));
      expect(numbers(entries)).toEqual(upTo(order.last_entry));
      for (const row of rows) {
        expect(row.state === 'paused').toBe(row.pause !== null && row.paused_at !== null);
        expect(row.state === 'finished').toBe(row.finished_at !== null);
        if (row.state === 'planned') expect(row.started_at).toBeNull();
      }
      if (order.state !== 'open') expect(rows.some(({ state }) => state === 'running')).toBe(false);
    }),
    { numRuns: 12 },
  );
});
