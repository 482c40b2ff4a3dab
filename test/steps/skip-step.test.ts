import { expect, test } from 'vitest';
import { SkipStep, skipStep } from '#src/steps/skip-step.ts';
import { anOrder, asked, refused, steps } from '../cast.ts';

const press = { step: 'step-2', reason: 'De remblokken zijn nog goed.' };

test.each(['planned', 'paused'] as const)('A step that is %s may be skipped, with the reason', (state) => {
  expect(skipStep(anOrder({ steps: steps('finished', state) }), press, asked())).toEqual([
    { kind: 'step-skipped', audience: 'customer', body: press },
  ]);
});

test.each([
  ['running', 'Yusuf is bezig met “Vervang de remblokken”. Zet de stap eerst op pauze.'],
  ['finished', '“Vervang de remblokken” is al afgerond. Moet het over, kies dan Opnieuw doen.'],
  ['skipped', '“Vervang de remblokken” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.'],
] as const)('A step that is %s is not skipped', (state, sentence) => {
  expect(refused(skipStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toBe(sentence);
});

test('Nothing is skipped on a closed order, and nothing without a reason', () => {
  expect(refused(skipStep(anOrder({ state: 'cancelled' }), press, asked()))).toMatch(/^Deze order is gestopt/);
  expect(SkipStep.safeParse({ step: 'step-2' }).success).toBe(false);
});
