import { expect, test } from 'vitest';
import { resumeStep } from '#src/steps/resume-step.ts';
import { anOrder, asked, refused, steps, tom } from '../cast.ts';

const press = { step: 'step-2' };

test('A paused step goes on, also in the hands of somebody else', () => {
  const outcome = resumeStep(anOrder({ steps: steps('finished', 'paused') }), press, asked(tom));
  expect(outcome).toEqual([{ kind: 'step-resumed', audience: 'customer', body: { step: 'step-2' } }]);
});

test.each([
  ['planned', '“Vervang de remblokken” is nog niet gestart. Druk eerst op Start.'],
  ['running', '“Vervang de remblokken” loopt al: Yusuf is ermee bezig.'],
  ['finished', '“Vervang de remblokken” is al afgerond. Moet het over, kies dan Opnieuw doen.'],
  ['skipped', '“Vervang de remblokken” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.'],
] as const)('A step that is %s cannot go on', (state, sentence) => {
  expect(refused(resumeStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toBe(sentence);
});

test('A step of a closed order cannot go on', () => {
  const order = anOrder({ state: 'handed-over', steps: steps('finished', 'paused') });
  expect(refused(resumeStep(order, press, asked()))).toMatch(/^Deze order is al meegegeven/);
});
