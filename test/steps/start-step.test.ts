import { expect, test } from 'vitest';
import { StartStep, startStep } from '#src/steps/start-step.ts';
import { anOrder, asked, refused, steps, tom } from '../cast.ts';

const press = { step: 'step-2' };

test('A planned step starts', () => {
  expect(startStep(anOrder(), press, asked())).toEqual([
    { kind: 'step-started', audience: 'customer', body: { step: 'step-2' } },
  ]);
});

test('Steps may start in another order than they stand, and several at once', () => {
  const order = anOrder({ steps: steps('planned', 'running', 'planned') });
  expect(startStep(order, { step: 'step-3' }, asked(tom))).toHaveLength(1);
});

test.each([
  ['running', '“Vervang de remblokken” loopt al: Yusuf is ermee bezig.'],
  ['paused', '“Vervang de remblokken” staat op pauze. Druk eerst op Verder.'],
  ['finished', '“Vervang de remblokken” is al afgerond. Moet het over, kies dan Opnieuw doen.'],
  ['skipped', '“Vervang de remblokken” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.'],
] as const)('A step that is %s does not start again', (state, sentence) => {
  expect(refused(startStep(anOrder({ steps: steps('planned', state) }), press, asked()))).toBe(sentence);
});

test('A step of another order is refused', () => {
  expect(refused(startStep(anOrder(), { step: 'step-9' }, asked()))).toMatch(/^Deze stap hoort niet bij deze order/);
});

test.each([
  ['ready', 'Deze order is al klaar gemeld. Moet er nog iets gebeuren, open de order dan eerst weer.'],
  ['handed-over', 'Deze order is al meegegeven. Moet er nog iets gebeuren, open de order dan eerst weer.'],
  ['cancelled', 'Deze order is gestopt. Gaat het toch door, open de order dan eerst weer.'],
  ['cannot-be-done', 'Van deze order is gemeld dat het niet kan. Kan het toch, open de order dan eerst weer.'],
] as const)('Nothing starts on an order that is %s', (state, sentence) => {
  expect(refused(startStep(anOrder({ state }), press, asked()))).toBe(sentence);
});

test('Nothing but the step is asked for', () => {
  expect(StartStep.safeParse(press).success).toBe(true);
  expect(StartStep.safeParse({ ...press, actor: 'tom' }).success).toBe(false);
  expect(StartStep.safeParse({ step: '' }).success).toBe(false);
  expect(StartStep.safeParse({ step: 'x'.repeat(101) }).success).toBe(false);
});
