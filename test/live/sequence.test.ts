import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Run, startRun, take } from '#src/browser/sequence.ts';

const runFrom = (after: number): Run<{ seq: number }> => startRun(after);
const numbers = (updates: { seq: number }[]): number[] => updates.map(({ seq }) => seq);
const upTo = (from: number, to: number): { seq: number }[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ seq: from + index + 1 }));

test('the next number is shown', () => {
  const { run, apply, gap } = take(runFrom(12), [{ seq: 13 }]);
  expect(numbers(apply)).toEqual([13]);
  expect(run).toEqual({ last: 13, held: [] });
  expect(gap).toBe(false);
});

test('a number that was shown is ignored', () => {
  const { run, apply, gap } = take(runFrom(12), [{ seq: 12 }, { seq: 4 }]);
  expect(apply).toEqual([]);
  expect(run.last).toBe(12);
  expect(gap).toBe(false);
});

test('a number behind a gap waits, and follows when the gap is filled', () => {
  const ahead = take(runFrom(12), [{ seq: 15 }, { seq: 14 }]);
  expect(ahead.apply).toEqual([]);
  expect(ahead.gap).toBe(true);
  expect(ahead.run.last).toBe(12);
  const filled = take(ahead.run, [{ seq: 13 }]);
  expect(numbers(filled.apply)).toEqual([13, 14, 15]);
  expect(filled.run).toEqual({ last: 15, held: [] });
});

test('of what comes out of order and twice, everything is shown once and in order', () => {
  const { apply } = take(
    runFrom(0),
    [3, 1, 2, 3, 1].map((seq) => ({ seq })),
  );
  expect(numbers(apply)).toEqual([1, 2, 3]);
});

test('a page that missed very much keeps only so much and asks for the rest', () => {
  const { run, gap } = take(runFrom(0), upTo(1, 5000));
  expect(gap).toBe(true);
  expect(run.held.length).toBeLessThan(500);
  expect(run.held[0]).toEqual({ seq: 2 });
});

/** A line that drops, doubles and reorders pushes, and cuts; the page asks at a gap and after each cut, as ours does. */
type Event = { kind: 'write' | 'lose' | 'double' | 'swap' | 'cut' | 'ask' };
const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('write', 'write', 'write', 'lose', 'double', 'swap', 'cut', 'ask'),
});

function play(events: Event[], after: number): { shown: number[]; last: number; written: number } {
  let written = after;
  let run = runFrom(after);
  const shown: number[] = [];
  let line: { seq: number }[] = [];
  const hear = (updates: { seq: number }[]): boolean => {
    const taken = take(run, updates);
    run = taken.run;
    shown.push(...numbers(taken.apply));
    return taken.gap;
  };
  // The answer is what was written after the number the page names, in one piece.
  const ask = () => hear(upTo(run.last, written));
  const deliver = () => {
    for (const update of line) if (hear([update])) ask();
    line = [];
  };
  for (const { kind } of events) {
    if (kind === 'cut') line = [];
    else if (kind === 'ask') ask();
    else {
      written += 1;
      if (kind !== 'lose') line.push({ seq: written });
      if (kind === 'double') line.push({ seq: written });
      if (kind === 'swap') line.reverse();
      if (kind === 'write') deliver();
    }
  }
  deliver();
  ask();
  return { shown, last: run.last, written };
}

test('whatever the line loses, doubles, reorders or cuts: nothing is lost, doubled or out of order', () => {
  let cuts = 0;
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.nat(50), (events, after) => {
      const { shown, last, written } = play(events, after);
      expect(shown).toEqual(numbers(upTo(after, written)));
      expect(last).toBe(written);
      cuts += events.filter(({ kind }) => kind === 'cut').length;
    }),
    { numRuns: 1000 },
  );
  expect(cuts).toBeGreaterThan(100);
});
