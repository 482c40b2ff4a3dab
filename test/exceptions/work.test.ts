import { expect, test } from 'vitest';
import { aStep, steps, yusuf } from '../cast.ts';
import { facts, found, time } from './facts.ts';

type Said = { reason: string; until?: number | null; at?: number };

const paused = ({ reason, until = null, at = time('10:00') }: Said) =>
  facts({
    order: { steps: [aStep({ state: 'paused', paused_at: at, pause: JSON.stringify({ reason, until, note: null }) })] },
    lastWord: { number: 9, at },
  });
const cause = `step-1 ${time('10:00')}`;
/** Silence has its own test. */
const at = (given: ReturnType<typeof facts>, when: number, more = {}) =>
  found(given, when, { 'silent-long': 10_000, ...more });

test('A step stands still too long two working hours after it was paused, and that is its specialist’s', () => {
  const one = paused({ reason: 'part' });
  expect(at(one, time('12:00') - 1)).toEqual([]);
  expect(at(one, time('12:00'))).toEqual([`paused-long | ${cause} | yusuf | Tue 12:00`]);
});

test('With a time that was said it is a quarter of an hour after that', () => {
  const one = paused({ reason: 'part', until: time('15:00') });
  expect(at(one, time('15:15') - 1)).toEqual([]);
  expect(at(one, time('15:15'))).toEqual([`paused-long | ${cause} | yusuf | Tue 15:15`]);
});

test('Work that was put down for the night is not late before the shop has been open for an hour', () => {
  const one = paused({ reason: 'end-of-day' });
  expect(at(one, time('17:00'))).toEqual([]);
  expect(at(one, time('08:59', '2026-11-25'))).toEqual([]);
  expect(at(one, time('09:00', '2026-11-25'))).toEqual([`paused-long | ${cause} | yusuf | Wed 09:00`]);
});

test('A shop’s own threshold counts', () => {
  expect(at(paused({ reason: 'tool' }), time('10:30'), { 'paused-long': 30 })).toHaveLength(1);
});

test('What waits for the customer’s decision is the order owner’s after two hours, and not paused too long', () => {
  const one = paused({ reason: 'customer', until: time('10:30') });
  expect(at(one, time('12:00') - 1)).toEqual([]);
  expect(at(one, time('12:00'))).toEqual([`decision-waiting | ${cause} | marieke | Tue 12:00`]);
});

test('Work that was begun and says nothing for four working hours is silent', () => {
  const order = { steps: steps('finished', 'running') };
  const one = facts({ order, lastWord: { number: 12, at: time('09:00') } });
  expect(found(one, time('13:00') - 1)).toEqual([]);
  expect(found(one, time('13:00'))).toEqual(['silent-long | 12 | marieke | Tue 13:00']);
  expect(found({ ...one, lastWord: { number: 13, at: time('12:00') } }, time('13:00'))).toEqual([]);
});

test('Nothing is silent before anybody began, once it is ready, or while the customer has to decide', () => {
  const lastWord = { number: 12, at: time('09:00') };
  expect(found(facts({ lastWord }), time('15:00'))).toEqual([]);
  expect(found(facts({ lastWord, order: { state: 'ready', steps: steps('finished') } }), time('15:00'))).toEqual([]);
  const waits = found(paused({ reason: 'customer', at: time('09:00') }), time('15:00'));
  expect(waits.filter((one) => one.startsWith('silent'))).toEqual([]);
});

test('A next step that is nobody’s shows after a quarter of an hour', () => {
  const next = aStep({ id: 'step-2', specialist: null });
  const one = facts({ order: { steps: [aStep({ state: 'finished' }), next] }, lastChange: time('13:00') });
  expect(found(one, time('13:15') - 1)).toEqual([]);
  expect(found(one, time('13:15'))).toEqual(['nobody-next | step-2 | marieke | Tue 13:15']);
  const running = { ...one, order: { ...one.order, steps: [aStep({ state: 'running' }), next] } };
  expect(found(running, time('13:15'))).toEqual([]);
});

test('A next step whose specialist is away for the rest of today, or gone, shows at once', () => {
  const order = { steps: steps('finished', 'planned') };
  const lastChange = time('11:00');
  const away = facts({ order, lastChange, away: { [yusuf.person]: time('13:00') } });
  expect(found(away, time('13:42'))).toEqual(['away-next | step-2 yusuf | marieke | Tue 13:00']);
  expect(found(facts({ order, lastChange }), time('13:42'))).toEqual([]);
  const gone = facts({ order: { steps: [aStep({ specialist: 'ruud' })] }, lastChange });
  expect(found(gone, time('13:42'))).toEqual(['away-next | step-1 ruud | marieke | Tue 13:42']);
});

test('Nothing of the work counts any more when the order is over', () => {
  const one = paused({ reason: 'part', at: time('08:00') });
  expect(found({ ...one, order: { ...one.order, state: 'cancelled' } }, time('17:00'))).toEqual([]);
});
