import { expect, test } from 'vitest';
import type { StepState } from '#src/database/tables.ts';
import { aStep, marieke, olga, priya, steps, tom } from '../cast.ts';
import { aPromise, facts, found, time } from './facts.ts';

test('A ready-by is missed from its last minute on, and is the order owner’s until another one is promised', () => {
  const late = facts({ promises: [aPromise()], order: { steps: steps('finished', 'finished') } });
  expect(found(late, time('16:15') - 1)).toEqual([]);
  expect(found(late, time('16:15'))).toEqual(['ready-by-broken | promise-1 | marieke | Tue 16:15']);
  const noted = { ...late, promises: [aPromise({ state: 'broken', ended_at: time('16:15') })] };
  expect(found(noted, time('17:00'))).toEqual(['ready-by-broken | promise-1 | marieke | Tue 16:15']);
  const moved = { ...late, promises: [aPromise({ id: 'promise-2', until_at: time('17:15') })] };
  expect(found(moved, time('17:00'))).toEqual([]);
});

test('An order that is ready or over misses no time any more', () => {
  const broken = aPromise({ state: 'broken' });
  for (const state of ['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)
    expect(found(facts({ promises: [broken], order: { state } }), time('17:00')), state).toEqual([]);
});

test('A promise is in danger from the minute on that what is left no longer fits before its end', () => {
  // Thirty, ninety and fifteen minutes.
  const planned = facts({ promises: [aPromise()] });
  expect(found(planned, time('14:00'))).toEqual([]);
  expect(found(planned, time('14:00') + 1)).toEqual(['ready-by-danger | promise-1 | marieke | Tue 16:15']);
});

test.each([
  ['is planned takes all its ninety minutes', 'planned', [], '16:30'],
  ['has run since 13:45 takes the fifteen that are left', 'running', [['13:45', null]], '15:15'],
  ['stands still after half an hour takes the other hour', 'paused', [['13:00', '13:30']], '16:00'],
  [
    'went on after a pause takes what both times left of it',
    'running',
    [
      ['12:00', '12:20'],
      ['14:30', null],
    ],
    '15:40',
  ],
] as const)('At three a step that %s', (_how, state, worked, ends) => {
  const one = brakes(state, worked);
  expect(found({ ...one, promises: [aPromise({ until_at: time(ends) })] }, time('15:00'))).toEqual([]);
  expect(found({ ...one, promises: [aPromise({ until_at: time(ends) - 1 })] }, time('15:00'))).toHaveLength(1);
});

test('A step that runs longer than usual takes no time that anybody knows: it is late when it is late', () => {
  const soon = [aPromise({ until_at: time('15:01') })];
  expect(found({ ...brakes('running', [['09:00', null]]), promises: soon }, time('15:00'))).toEqual([]);
});

test('While the customer has to decide no promise is in danger', () => {
  const [first, second] = steps('paused', 'planned');
  if (!first || !second) throw new Error('no steps');
  const pause = (reason: string) => JSON.stringify({ reason, until: time('17:00'), note: null });
  const waits = (reason: string) =>
    facts({ order: { steps: [{ ...first, pause: pause(reason) }, second] }, promises: [aPromise()] });
  expect(found(waits('customer'), time('15:30'))).toEqual([]);
  expect(found(waits('part'), time('15:30'))).toEqual(['ready-by-danger | promise-1 | marieke | Tue 16:15']);
});

test('A call that was not made in time is with whoever promised it', () => {
  const call = aPromise({ kind: 'call-by', owner: priya.person, until_at: time('15:00') });
  const done = { steps: steps('finished') };
  expect(found(facts({ promises: [call], order: done }), time('15:00') - 1)).toEqual([]);
  const late = ['call-overdue | promise-1 | priya | Tue 15:00'];
  expect(found(facts({ promises: [call], order: done }), time('15:00'))).toEqual(late);
  expect(
    found(facts({ promises: [{ ...call, state: 'broken' }], order: { ...done, state: 'ready' } }), time('16:00')),
  ).toEqual(late);
});

test('Whose it is: the own person, then the order’s owner, then the desk, and never nobody', () => {
  const call = aPromise({ kind: 'call-by', owner: priya.person, until_at: time('15:00') });
  const ownerOf = (away: string[], owner: string) =>
    found(
      facts({
        promises: [call],
        order: { owner, steps: steps('finished') },
        away: Object.fromEntries(away.map((who) => [who, time('08:00')])),
      }),
      time('16:00'),
    )[0]?.split(' | ')[2];
  expect(ownerOf([], tom.person)).toBe('priya');
  expect(ownerOf(['priya'], tom.person)).toBe('tom');
  expect(ownerOf(['priya', 'tom'], tom.person)).toBe('marieke');
  expect(ownerOf(['priya', 'tom', 'marieke'], tom.person)).toBe('olga');
  expect(ownerOf(['priya', 'tom', 'marieke', 'olga'], tom.person)).toBe('tom');
  expect(ownerOf(['priya', 'tom', marieke.person, olga.person], 'ruud')).toBe('marieke');
});

function brakes(state: StepState, worked: readonly (readonly [string, string | null])[]) {
  const step = aStep({ state, minutes: 90, pause: '{"reason":"part","until":null}', paused_at: time('14:30') });
  const stints = worked.map(([from, until]) => ({ from: time(from), until: until === null ? null : time(until) }));
  return facts({ order: { steps: [step] }, stints: new Map([[step.id, stints]]), lastWord: null });
}
