import { expect, test } from 'vitest';
import { MovePromise, movePromise } from '#src/promises/move-promise.ts';
import { anOrder, asked, marieke, refused } from '../cast.ts';
import { aCall, aPromise, at, aWord } from './promised.ts';

const reason = 'Er komt remvloeistof bij.';
const move = (command: Record<string, string>, promises = [aPromise()], order = anOrder()) =>
  movePromise(order, MovePromise.parse({ promise: 'promise-1', reason, ...command }), asked(marieke), { promises });

test('Another time comes with the reason that the customer reads', () => {
  expect(move({ day: 'today', earliest: '16:45', until: '17:15' })).toEqual([
    {
      kind: 'promise-moved',
      audience: 'customer',
      body: {
        ...{ question: null, of: 'ready-by', was: 'promise-1', reason, promise: 'new-1' },
        ...{ from: at('16:45'), until: at('17:15') },
      },
    },
  ]);
  expect(MovePromise.safeParse({ promise: 'promise-1', until: '17:15' }).success).toBe(false);
  expect(MovePromise.safeParse({ promise: 'promise-1', until: '17:15', reason: ' . ' }).success).toBe(false);
});

test('What the clock found broken is followed by a new time, also by the same one on another day', () => {
  expect(move({ until: '17:15' }, [aPromise({ state: 'broken', until_at: at('13:00') })])).toMatchObject([
    { body: { was: 'promise-1' } },
  ]);
});

test('The time that the customer knows is no other time', () => {
  expect(refused(move({ day: 'today', earliest: '15:30', until: '16:15' }))).toBe(
    'Dat is al de tijd die de klant kent.',
  );
  expect(move({ day: 'today', earliest: '15:45', until: '16:15' })).toHaveLength(1);
});

test('A call and something in words move as well', () => {
  expect(move({ promise: 'call-1', until: '17:00' }, [aCall()])).toMatchObject([{ body: { of: 'call-by' } }]);
  expect(move({ promise: 'free-1', until: '17:00' }, [aWord()])).toMatchObject([{ body: { of: 'free' } }]);
});

test.each([
  ['a time that passed', { until: '13:00', day: 'today' }, 'Die tijd is al voorbij. Beloof een tijd die nog komt.'],
  ['an end before its beginning', { earliest: '17:00', until: '16:30', day: 'today' }, 'Het begin ligt na het einde.'],
  ['what nobody promised', { promise: 'nowhere', until: '17:00' }, 'Deze belofte is er niet.'],
])('Not to %s', (_name, command, why) => expect(refused(move(command))).toBe(why));

test.each(['kept', 'moved', 'ended'] as const)('What is %s counts no more', (state) => {
  expect(refused(move({ until: '17:00' }, [aPromise({ state })]))).toBe(
    'Deze belofte telt niet meer. Er is al een nieuwere, of ze is al nagekomen.',
  );
});

test('Nor does a broken one that has a newer beside it', () => {
  const both = [aPromise({ state: 'broken' }), aPromise({ id: 'promise-2' })];
  expect(refused(move({ until: '17:00' }, both))).toMatch(/^Deze belofte telt niet meer/);
});

test('The answer to a question moves in its question, and nothing moves when the work is over', () => {
  expect(refused(move({ until: '17:00' }, [aPromise({ kind: 'answer-by', question: 'q' })]))).toBe(
    'Deze belofte is er niet.',
  );
  expect(refused(move({ until: '17:00' }, [aPromise({ state: 'broken' })], anOrder({ state: 'ready' })))).toBe(
    'Deze order is niet meer in het werk. Open hem eerst weer.',
  );
});
