import { expect, test } from 'vitest';
import { AddNote, addNote } from '#src/steps/add-note.ts';
import { anOrder, asked, refused, yusuf } from '../cast.ts';

const text = 'Links is klaar.';

test.each(['customer', 'kitchen'] as const)('A note for the %s is for nobody else', (audience) => {
  expect(addNote(anOrder(), { text, audience }, asked())).toEqual([
    { kind: 'note-added', audience, body: { step: null, text } },
  ]);
});

test('A note may be about a step of this order', () => {
  expect(addNote(anOrder(), { text, audience: 'customer', step: 'step-2' }, asked())).toMatchObject([
    { body: { step: 'step-2' } },
  ]);
  expect(refused(addNote(anOrder(), { text, audience: 'customer', step: 'step-9' }, asked()))).toMatch(
    /^Deze stap hoort niet/,
  );
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'There is still something to say when the order is %s',
  (state) => {
    expect(addNote(anOrder({ state }), { text, audience: 'kitchen' }, asked())).toHaveLength(1);
  },
);

test('Who writes says for whom, in at most 5,000 characters', () => {
  expect(AddNote.safeParse({ text }).success).toBe(false);
  expect(AddNote.safeParse({ text, audience: 'everybody' }).success).toBe(false);
  expect(AddNote.safeParse({ text: 'k', audience: 'customer' }).success).toBe(true);
  expect(AddNote.safeParse({ text: 'x'.repeat(5000), audience: 'customer' }).success).toBe(true);
  expect(AddNote.safeParse({ text: 'x'.repeat(5001), audience: 'customer' }).success).toBe(false);
});

test('A photo says enough; without one there is something to write', () => {
  const photo = { photo: 'p1', width: 800, height: 600 };
  const withPhoto = asked(yusuf, { photos: [photo] });
  expect(addNote(anOrder(), { audience: 'customer' }, withPhoto)).toMatchObject([
    { body: { text: '', photos: [photo], alt: null } },
  ]);
  const empty = addNote(anOrder(), { text: '', audience: 'customer' }, asked());
  expect(refused(empty)).toBe('Schrijf iets, of kies een foto.');
  expect(empty).toMatchObject({ field: 'text' });
});
