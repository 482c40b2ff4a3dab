import { expect, test } from 'vitest';
import { rememberShown } from '#src/live/shown.ts';
import type { Root } from '#src/web/root.ts';

const isStill: Root['isStill'] = ({ kind }) => kind === 'note-added';
const at = (seq: number, shows: Record<string, object>): Root[] =>
  Object.entries(shows).map(([id, model]) => ({ id, seq, shows: { ...model, seq }, html: '', isStill }));
const told = (...numbers: number[]) => numbers.map((number) => ({ number, kind: 'step-started', body: {} }));
const ids = (roots: Root[]) => roots.map(({ id }) => id);

const calm = { now: { heading: 'Remmen' }, notes: { list: ['2 mm'] } };
const busy = { ...calm, notes: { list: ['2 mm', '3 mm'] } };

test('An update brings what looks different since the number before, whatever number stands in it', () => {
  const { changed } = rememberShown();
  expect(ids(changed('room', told(4), 4, 'tue', at(4, calm)))).toEqual(['now', 'notes']);
  expect(ids(changed('room', told(5), 5, 'tue', at(5, busy)))).toEqual(['notes']);
  expect(ids(changed('room', told(6), 6, 'tue', at(6, busy)))).toEqual([]);
  expect(ids(changed('other room', told(7), 7, 'tue', at(7, busy)))).toEqual(['now', 'notes']);
});

test('It brings everything on another day, and where nobody here told the number before', () => {
  const { changed } = rememberShown();
  changed('room', told(4), 4, 'tue', at(4, calm));
  expect(ids(changed('room', told(5), 5, 'wed', at(5, calm)))).toEqual(['now', 'notes']);
  expect(ids(changed('room', told(7), 7, 'wed', at(7, calm)))).toEqual(['now', 'notes']);
  expect(ids(changed('room', told(8, 10), 10, 'wed', at(10, calm)))).toEqual(['now', 'notes']);
  expect(ids(changed('room', told(11), 11, 'wed', at(11, calm)))).toEqual(['now', 'notes']);
});

test('What was shown of a later number already is shown again with it, because a page may have skipped the first', () => {
  const { changed } = rememberShown();
  changed('room', told(4), 4, 'tue', at(4, calm));
  changed('room', told(5), 6, 'tue', at(6, busy));
  expect(ids(changed('room', told(6), 6, 'tue', at(6, busy)))).toEqual(['now', 'notes']);
});

test('A number that shows nothing keeps what is known', () => {
  const { changed } = rememberShown();
  changed('room', told(4), 4, 'tue', at(4, calm));
  expect(changed('room', told(5), 5, 'tue', [])).toEqual([]);
  expect(ids(changed('room', told(6), 6, 'tue', at(6, busy)))).toEqual(['notes']);
});

test('What an entry leaves as it is, is not even looked at, unless nobody knows what was shown', () => {
  const { changed } = rememberShown();
  const note = (number: number) => [{ number, kind: 'note-added', body: {} }];
  const unseen = (seq: number): Root[] => [
    {
      ...at(seq, calm)[0],
      get shows(): object {
        throw new Error('looked at');
      },
    } as Root,
  ];
  expect(ids(changed('room', note(4), 4, 'tue', at(4, calm)))).toEqual(['now', 'notes']);
  expect(changed('room', note(5), 5, 'tue', unseen(5))).toEqual([]);
  expect(() => changed('room', told(6), 6, 'tue', unseen(6))).toThrow('looked at');
  expect(() => changed('room', note(9), 9, 'tue', unseen(9))).toThrow('looked at');
});
