import { expect, test } from 'vitest';
import { keepPromise } from '#src/promises/keep-promise.ts';
import { LeaveProcess, leaveProcess } from '#src/promises/leave-process.ts';
import { noteBroken } from '#src/promises/note-broken.ts';
import { NoteCall, noteCall } from '#src/promises/note-call.ts';
import { anOrder, asked, marieke, refused, tuesday, yusuf } from '../cast.ts';
import { aCall, aPromise, at, aWord } from './promised.ts';

const promises = [aPromise(), aCall(), aWord()];
const keep = (promise: string) => keepPromise(anOrder(), { promise }, asked(marieke), { promises });
const note = (command: Record<string, string>, all = promises) =>
  noteCall(anOrder(), NoteCall.parse(command), asked(yusuf), { promises: all });

test('What was promised in words is kept by saying so, and nothing else is', () => {
  expect(keep('free-1')).toEqual([
    { kind: 'promise-kept', audience: 'customer', body: { promise: 'free-1', of: 'free' } },
  ]);
  const otherwise = 'Deze belofte kom je na door te bellen of door de order klaar te melden.';
  expect(refused(keep('call-1'))).toBe(otherwise);
  expect(refused(keep('promise-1'))).toBe(otherwise);
  expect(refused(keep('nowhere'))).toBe('Deze belofte is er niet.');
});

test('A call is noted with what was agreed, promised or not', () => {
  const text = 'Klant gaf telefonisch akkoord: ook de remvloeistof.';
  expect(note({ promise: 'call-1', outcome: 'spoke', text })).toEqual([
    { kind: 'call-noted', audience: 'customer', body: { promise: 'call-1', outcome: 'spoke', text, next: null } },
  ]);
  expect(note({ outcome: 'spoke', text })).toMatchObject([{ body: { promise: null, text } }]);
  expect(note({ promise: 'call-1', outcome: 'spoke' }, [aCall({ state: 'broken' })])).toHaveLength(1);
});

test('Where nobody answered, the next try can be promised, on a day that was chosen', () => {
  expect(note({ promise: 'call-1', outcome: 'no-answer' })).toMatchObject([{ body: { next: null } }]);
  // Nobody chose a time: the day alone, which a form fills in itself, says nothing.
  expect(note({ promise: 'call-1', outcome: 'no-answer', day: 'tomorrow' })).toMatchObject([{ body: { next: null } }]);
  const next = { promise: 'new-1', from: at('09:00', '2026-11-26'), until: at('09:00', '2026-11-26') };
  expect(note({ promise: 'call-1', outcome: 'no-answer', day: '2026-11-26', next: '9' })).toMatchObject([
    { body: { next } },
  ]);
});

test.each([
  [
    'a try after a talk',
    { outcome: 'spoke', next: '16:00' },
    'Je hebt de klant gesproken. Beloof een nieuw telefoontje apart.',
  ],
  [
    'a try in the past',
    { outcome: 'no-answer', next: '13:00', day: 'today' },
    'Die tijd is al voorbij. Beloof een tijd die nog komt.',
  ],
  ['what is no call', { promise: 'free-1', outcome: 'spoke' }, 'Dat is geen beloofd telefoontje.'],
  ['what is not there', { promise: 'nowhere', outcome: 'spoke' }, 'Deze belofte is er niet.'],
])('A call is not noted with %s', (_name, command, why) => expect(refused(note(command))).toBe(why));

test('A call that was made or moved counts no more', () => {
  const over = 'Deze belofte telt niet meer. Er is al een nieuwere, of ze is al nagekomen.';
  for (const state of ['kept', 'moved', 'ended'] as const)
    expect(refused(note({ promise: 'call-1', outcome: 'spoke' }, [aCall({ state })]))).toBe(over);
});

test('The clock notes what has passed, at its minute, and what it noted before it leaves alone', () => {
  const by = (now: number) =>
    noteBroken(
      anOrder(),
      {},
      { ...asked(), actor: { as: 'clock' }, at: now },
      { promises: [...promises, aCall({ id: 'old', state: 'broken', until_at: tuesday })] },
    );
  expect(by(at('14:59'))).toEqual([]);
  expect(by(at('15:00')).map(({ body }) => body)).toEqual([
    { question: null, of: 'call-by', promise: 'call-1', until: at('15:00') },
    { question: null, of: 'free', promise: 'free-1', until: at('15:00') },
  ]);
  expect(by(at('16:15'))).toHaveLength(3);
});

test('Why the usual way was left is for the kitchen alone, and needs its reason', () => {
  const reason = 'De klant moest om drie uur op Schiphol zijn.';
  expect(leaveProcess(anOrder(), { reason })).toEqual([
    { kind: 'process-left', audience: 'kitchen', body: { reason } },
  ]);
  expect(LeaveProcess.safeParse({}).success).toBe(false);
});
