import { expect, test } from 'vitest';
import { RedoStep, redoStep } from '#src/steps/redo-step.ts';
import { anOrder, asked, refused, steps } from '../cast.ts';

const press = { step: 'step-2', reason: 'De rem piept nog.' };

test.each(['finished', 'skipped'] as const)(
  'A step that was %s is planned again, and the customer reads why',
  (state) => {
    expect(redoStep(anOrder({ steps: steps('finished', state) }), press, asked())).toEqual([
      { kind: 'step-redone', audience: 'customer', body: press },
    ]);
  },
);

test.each(['planned', 'running', 'paused'] as const)('A step that is %s is not done again', (state) => {
  expect(refused(redoStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toBe(
    '“Vervang de remblokken” is nog niet afgerond of overgeslagen. Pas daarna kan het opnieuw.',
  );
});

test('Nothing is done again on an order that is ready', () => {
  const order = anOrder({ state: 'ready', steps: steps('finished', 'finished') });
  expect(refused(redoStep(order, press, asked()))).toMatch(/^Deze order is al klaar gemeld/);
});

test('It takes a reason of 3 to 500 characters', () => {
  expect(RedoStep.safeParse({ step: 'step-2' }).success).toBe(false);
  expect(RedoStep.safeParse({ step: 'step-2', reason: ' nu ' }).success).toBe(false);
  expect(RedoStep.safeParse({ step: 'step-2', reason: 'nog' }).success).toBe(true);
  expect(RedoStep.safeParse({ step: 'step-2', reason: 'x'.repeat(500) }).success).toBe(true);
  expect(RedoStep.safeParse({ step: 'step-2', reason: 'x'.repeat(501) }).success).toBe(false);
});
