import { expect, test } from 'vitest';
import type { Hours } from '#src/people/opening-hours.ts';
import { aStep } from '../cast.ts';
import { aPromise, facts, found, minute } from './facts.ts';

// The clocks of exceptions run while the shop is open, whatever the wall says.

const lunch: Hours = {
  tue: [
    ['08:00', '12:00'],
    ['13:00', '17:00'],
  ],
};

const pausedAt = (moment: string, open: { hours?: Hours; holidays?: string[] } = {}) => {
  const paused_at = Date.parse(moment);
  const step = aStep({ state: 'paused', paused_at, pause: '{"reason":"part","until":null,"note":null}' });
  return facts({ order: { steps: [step] }, lastWord: null, ...open });
};

test.each([
  ['over lunch', '2026-11-24T11:00+01:00', { hours: lunch }, '2026-11-24T14:00+01:00'],
  ['over the night', '2026-11-24T16:30+01:00', {}, '2026-11-25T09:00+01:00'],
  ['over the weekend', '2026-11-27T16:30+01:00', {}, '2026-11-30T09:00+01:00'],
  ['over Christmas', '2026-12-24T16:30+01:00', { holidays: ['2026-12-25'] }, '2026-12-28T09:00+01:00'],
  [
    'over the night in which the clock goes forward',
    '2026-03-28T23:00+01:00',
    { hours: { sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] } as Hours },
    '2026-03-29T01:00+01:00',
  ],
  [
    'through the hour that spring leaves out',
    '2026-03-29T01:30+01:00',
    { hours: { sun: [['00:00', '06:00']] } as Hours },
    '2026-03-29T04:30+02:00',
  ],
  [
    'through the hour that autumn gives twice',
    '2026-10-25T01:30+02:00',
    { hours: { sun: [['00:00', '06:00']] } as Hours },
    '2026-10-25T02:30+01:00',
  ],
])('Two working hours of standing still go %s', (_where, paused, open, due) => {
  const one = pausedAt(paused, open);
  const at = Date.parse(due);
  const kinds = (when: number) => found(one, when).map((line) => line.split(' ')[0]);
  expect(kinds(at - 1)).toEqual([]);
  expect(kinds(at)).toEqual(['paused-long']);
});

test('What is left over lunch is in danger an hour earlier', () => {
  const until_at = Date.parse('2026-11-24T14:00+01:00');
  const planned = facts({
    order: { steps: [aStep({ minutes: 90 })] },
    promises: [aPromise({ until_at })],
    hours: lunch,
  });
  const last = Date.parse('2026-11-24T11:30+01:00');
  expect(found(planned, last)).toEqual([]);
  expect(found(planned, last + minute)).toHaveLength(1);
});

test('Whoever forgot to pause did not work all night', () => {
  const step = aStep({ state: 'running', minutes: 90 });
  const stints = [{ from: Date.parse('2026-11-24T17:00+01:00'), until: null }];
  const until_at = Date.parse('2026-11-25T08:59+01:00');
  const one = facts({
    order: { steps: [step] },
    stints: new Map([[step.id, stints]]),
    promises: [aPromise({ until_at })],
    lastWord: null,
  });
  const danger = (end: number) =>
    found({ ...one, promises: [aPromise({ until_at: end })] }, Date.parse('2026-11-25T08:10+01:00'));
  expect(danger(until_at)).toHaveLength(1);
  expect(danger(until_at + minute)).toEqual([]);
});

test('A shop that never opens is late with nothing but its promises', () => {
  const never = { hours: {}, promises: [aPromise()], lastWord: { number: 5, at: 0 }, lastChange: 0 };
  const one = facts({ ...never, order: { steps: [aStep({ specialist: null })] } });
  expect(found(one, aPromise().until_at - 1)).toEqual([]);
  expect(found(one, aPromise().until_at)).toHaveLength(1);
});
