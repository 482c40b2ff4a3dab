import { expect, test } from 'vitest';
import { AddNote, addNote } from '#src/steps/add-note.ts';
import { anOrder, refused } from '../cast.ts';

const text = 'Links is klaar.';

test.each(['customer', 'kitchen'] as const)('A note for the %s is for nobody else', (audience) => {
  expect(addNote(anOrder(), { text, audience })).toEqual([
    { kind: 'note-added', audience, body: { step: null, text } },
  ]);
});

test('A note may be about a step of this order', () => {
  expect(addNote(anOrder(), { text, audience: 'customer', step: 'step-2' })).toMatchObject([
    { body: { step: 'step-2' } },
  ]);
  expect(refused(addNote(anOrder(), { text, audience: 'customer', step: 'step-9' }))).toMatch(/^Deze stap hoort niet/);
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'There is still something to say when the order is %s',
  (state) => {
    expect(addNote(anOrder({ state }), { text, audience: 'kitchen' })).toHaveLength(1);
  },
);

test('Who writes says for whom, in at most 5,000 characters', () => {
  expect(AddNote.safeParse({ text }).success).toBe(false);
  expect(AddNote.safeParse({ text, audience: 'everybody' }).success).toBe(false);
  expect(AddNote.safeParse({ text: ' ', audience: 'customer' }).success).toBe(false);
  expect(AddNote.safeParse({ text: 'k', audience: 'customer' }).success).toBe(true);
  expect(AddNote.safeParse({ text: 'x'.repeat(5000), audience: 'customer' }).success).toBe(true);
  expect(AddNote.safeParse({ text: 'x'.repeat(5001), audience: 'customer' }).success).toBe(false);
});
