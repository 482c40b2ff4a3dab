import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, entry } from '#src/timeline/entry-kinds.ts';
import { pairsIn, showing } from '#src/timeline/pairs.ts';
import type { Moment } from '#src/timeline/photos.ts';

type Told = { step?: string | null; audience?: 'customer' | 'kitchen'; moment?: Moment | null };

/** A note with these photos; numbers count up in the order in which notes are told. */
const story = (...notes: ((number: number) => Entry)[]): Entry[] => notes.map((note, i) => note(i + 1));

const note =
  (photos: string[], { step = 'brakes', audience = 'customer', moment = null }: Told = {}) =>
  (number: number): Entry => {
    const all = photos.map((photo) => ({ photo, width: 4, height: 3 }));
    const body = { step, text: '', photos: all, alt: null, ...(moment ? { moment } : {}) };
    return { ...entry('note-added', body, audience), number, at: number, actor: 'yusuf' };
  };

const before = (...photos: string[]) => note(photos, { moment: 'before' });
const after = (...photos: string[]) => note(photos, { moment: 'after' });

function paired(entries: Entry[], gone: string[] = []): Record<string, string> {
  const pairs = [...pairsIn(entries, (photo) => gone.includes(photo))];
  return Object.fromEntries(
    pairs.map(
      ([
        is,
        {
          entry: { body },
          index,
        },
      ]) => [('photos' in body && body.photos?.[index]?.photo) || '', is],
    ),
  );
}

test('The first before goes with the first after, the second with the second, and the rest stay alone', () => {
  expect(paired(story(before('b1', 'b2'), before('b3'), note(['x']), after('a1'), after('a2')))).toEqual({
    b1: 'a1',
    b2: 'a2',
  });
});

test('A photo of before that came later is of no photo after', () => {
  expect(paired(story(after('a1'), before('b1'), after('a2')))).toEqual({});
  expect(paired(story(after('a1'), before('b1', 'b2'), after('a2')))).toEqual({ b2: 'a2' });
});

test('Every step has pairs of its own, the order as a whole has none, and nothing of the kitchen is half of a customer’s', () => {
  const [wash, none, kitchen] = [{ step: 'wash' }, { step: null }, { audience: 'kitchen' as const }];
  const of = (told: Told) => [
    note([`b ${JSON.stringify(told)}`], { ...told, moment: 'before' }),
    note([`a ${JSON.stringify(told)}`], { ...told, moment: 'after' }),
  ];
  const told = story(before('b1'), ...of(wash), ...of(none), ...of(kitchen), after('a1'));
  expect(paired(told)).toEqual({
    b1: 'a1',
    [`b ${JSON.stringify(wash)}`]: `a ${JSON.stringify(wash)}`,
    [`b ${JSON.stringify(kitchen)}`]: `a ${JSON.stringify(kitchen)}`,
  });
});

test('When half of a pair is taken back the other stands alone, and no other photo takes its place', () => {
  const told = story(before('b1', 'b2'), after('a1', 'a2'));
  expect(paired(told, ['b1'])).toEqual({ b2: 'a2' });
  expect(paired(told, ['a1'])).toEqual({ b2: 'a2' });
});

test('Whatever was told, no photo is in two pairs and no pair is of two steps', () => {
  const aNote = fc.record({
    photos: fc.integer({ min: 0, max: 3 }),
    step: fc.constantFrom('brakes', 'wash', null),
    audience: fc.constantFrom('customer' as const, 'kitchen' as const),
    moment: fc.constantFrom<(Moment | null)[]>('before', 'after', null),
  });
  fc.assert(
    fc.property(fc.array(aNote, { maxLength: 12 }), (notes) => {
      const name = (i: number, n: number) => `p${i}-${n}`;
      const entries = story(
        ...notes.map((told, i) =>
          note(
            Array.from({ length: told.photos }, (_, n) => name(i, n)),
            told,
          ),
        ),
      );
      const pairs = Object.entries(paired(entries));
      expect(new Set(pairs.flat()).size).toBe(pairs.length * 2);
      for (const [was, is] of pairs) {
        const [one, other] = [was, is].map((photo) => notes[Number(/\d+/.exec(photo)?.[0])]);
        expect([one?.step, one?.audience, one?.moment, other?.moment]).toEqual([
          other?.step,
          other?.audience,
          'before',
          'after',
        ]);
      }
    }),
  );
});

test('A photo that is taken back changes the note it came with and those that show it beside theirs, no other', () => {
  const told = story(before('b1'), note(['x']), note(['y'], { step: 'wash', moment: 'after' }), after('a1'));
  const numbers = (photo: string) => showing(told, photo).map(({ number }) => number);
  expect([numbers('b1'), numbers('a1'), numbers('x'), numbers('none')]).toEqual([[1, 4], [4], [2], []]);
});
