import { expect, test } from 'vitest';
import { MakePromise, makePromise } from '#src/promises/make-promise.ts';
import { anOrder, asked, marieke, refused } from '../cast.ts';
import { aCall, aPromise, at } from './promised.ts';

const make = (command: MakePromiseGiven, promises = [] as ReturnType<typeof aPromise>[], order = anOrder()) =>
  makePromise(order, MakePromise.parse(command), asked(marieke), { promises });
type MakePromiseGiven = Record<string, string>;

test('A time for the order is a range of one day, by the clock of the shop', () => {
  const said = [
    { kind: 'promise-made', audience: 'customer', body: { promise: 'new-1', of: 'ready-by', words: null } },
  ];
  const tomorrow = { from: at('15:30', '2026-11-25'), until: at('16:15', '2026-11-25') };
  const times = { of: 'ready-by', earliest: '15.30', until: '1615' };
  expect(make({ ...times, day: 'tomorrow' })).toMatchObject(said);
  expect(make({ ...times, day: 'tomorrow' })).toMatchObject([{ body: tomorrow }]);
  expect(make({ ...times, day: '2026-11-25' })).toMatchObject([{ body: tomorrow }]);
  expect(make({ ...times, day: 'today' })).toMatchObject([{ body: { from: at('15:30'), until: at('16:15') } }]);
});

test('Without a day a clock time is the next time the clock shows it, and a moment stays what it is', () => {
  expect(make({ of: 'ready-by', until: '09:00' })).toMatchObject([{ body: { until: at('09:00', '2026-11-25') } }]);
  const moment = { of: 'ready-by', earliest: '2026-11-26T10:00', until: '2026-11-26T11:00' };
  const read = { from: at('10:00', '2026-11-26'), until: at('11:00', '2026-11-26') };
  expect(make(moment)).toMatchObject([{ body: read }]);
  expect(make({ ...moment, day: 'today' })).toMatchObject([{ body: read }]);
});

test('A call and something in words have an end alone, and say what about', () => {
  const times = { day: 'today', earliest: '14:00', until: '15:00' };
  const until = { from: at('15:00'), until: at('15:00') };
  expect(make({ of: 'call-by', words: ' Over de kosten. ', ...times })).toMatchObject([
    { kind: 'promise-made', body: { of: 'call-by', words: 'Over de kosten.', ...until } },
  ]);
  expect(make({ of: 'call-by', ...times })).toMatchObject([{ body: { words: null } }]);
  expect(make({ of: 'free', words: 'De banden zijn er.', ...times })).toMatchObject([
    { body: { of: 'free', words: 'De banden zijn er.', ...until } },
  ]);
});

test('What passed, is too far away or ends before it begins is no promise', () => {
  const on = (from: string, until: string, day = 'today') =>
    refused(make({ of: 'ready-by', day, earliest: from, until }));
  expect(on('12:00', '13:00')).toBe('Die tijd is al voorbij. Beloof een tijd die nog komt.');
  expect(on('16:15', '15:30')).toBe('Het begin ligt na het einde.');
  expect(on('15:30', '15:30')).toBe('Het begin ligt na het einde.');
  expect(on('15:30', '16:15', '2028-11-24')).toBe('Dat is te ver weg. Beloof een tijd binnen een jaar.');
});

test('One time is promised of an order: it is moved and not made twice, but a broken one can be followed by another', () => {
  const again = { of: 'ready-by', until: '17:00' };
  expect(refused(make(again, [aPromise()]))).toBe('Er is al een tijd beloofd. Verzet die, met een reden.');
  expect(make(again, [aPromise({ state: 'broken' }), aCall()])).toHaveLength(1);
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'An order that is %s gets no time any more, but a call can still be promised',
  (state) => {
    const order = anOrder({ state });
    expect(refused(make({ of: 'ready-by', until: '17:00' }, [], order))).toBe(
      'Deze order is niet meer in het werk. Open hem eerst weer.',
    );
    expect(make({ of: 'call-by', until: '17:00' }, [], order)).toHaveLength(1);
  },
);

test.each([
  ['a kind that only a question has', { of: 'answer-by', until: '17:00' }, 'of'],
  ['no end', { of: 'ready-by' }, 'until'],
  ['no time', { of: 'ready-by', until: 'straks' }, 'until'],
  ['no day', { of: 'ready-by', until: '17:00', day: '2026-02-30' }, 'day'],
  ['nothing in words', { of: 'free', until: '17:00' }, 'words'],
  ['more than is asked', { of: 'call-by', until: '17:00', owner: 'tom' }, ''],
])('%s is not understood', (_name, command, field) => {
  const read = MakePromise.safeParse(command);
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
});
