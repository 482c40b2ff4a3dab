import { expect, test } from 'vitest';
import { finishStep } from '#src/steps/finish-step.ts';
import { anOrder, asked, refused, steps, tom } from '../cast.ts';

const press = { step: 'step-2' };

test('A running step is finished by whoever confirms it', () => {
  const outcome = finishStep(anOrder({ steps: steps('finished', 'running') }), press, asked(tom));
  expect(outcome).toEqual([{ kind: 'step-finished', audience: 'customer', body: { step: 'step-2' } }]);
});

test.each([
  ['planned', '“Vervang de remblokken” is nog niet gestart. Druk eerst op Start.'],
  ['paused', '“Vervang de remblokken” staat op pauze. Druk eerst op Verder.'],
  ['finished', '“Vervang de remblokken” is al afgerond. Moet het over, kies dan Opnieuw doen.'],
  ['skipped', '“Vervang de remblokken” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.'],
] as const)('A step that is %s cannot be finished', (state, sentence) => {
  expect(refused(finishStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toBe(sentence);
});

test('A step of a closed order cannot be finished', () => {
  const order = anOrder({ state: 'cannot-be-done', steps: steps('finished', 'running') });
  expect(refused(finishStep(order, press, asked()))).toMatch(/^Van deze order is gemeld dat het niet kan/);
});
