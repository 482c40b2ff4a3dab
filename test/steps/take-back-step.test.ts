import { expect, test } from 'vitest';
import { TakeBackStep, takeBackStep } from '#src/steps/take-back-step.ts';
import { anOrder, asked, priya, refused, steps } from '../cast.ts';

const press = { step: 'step-2' };
const finished = anOrder({ steps: steps('finished', 'finished', 'planned') });

test('A finish is taken back, by anybody, with a reason or without', () => {
  expect(takeBackStep(finished, press, asked(priya))).toEqual([
    { kind: 'step-taken-back', audience: 'customer', body: { step: 'step-2', reason: null } },
  ]);
  const reason = 'De bouten moeten nog vast.';
  expect(takeBackStep(finished, { ...press, reason }, asked())).toMatchObject([{ body: { reason } }]);
});

test.each(['planned', 'running', 'paused'] as const)('Of a step that is %s there is nothing to take back', (state) => {
  expect(refused(takeBackStep(anOrder({ steps: steps('finished', state) }), press, asked()))).toBe(
    '“Vervang de remblokken” is nog niet afgerond, dus er is niets terug te nemen.',
  );
});

test('What was skipped was never finished', () => {
  const order = anOrder({ steps: steps('finished', 'skipped') });
  expect(refused(takeBackStep(order, press, asked()))).toMatch(/is overgeslagen. Is het toch nodig/);
});

test.each(['ready', 'handed-over', 'cancelled', 'cannot-be-done'] as const)(
  'Once the order is %s it has to be opened first',
  (state) => {
    expect(refused(takeBackStep({ ...finished, state }, press, asked()))).toMatch(/open de order dan eerst weer.$/);
  },
);

test('A reason that is given is a sentence', () => {
  expect(TakeBackStep.safeParse(press).success).toBe(true);
  expect(TakeBackStep.safeParse({ ...press, reason: 'x' }).success).toBe(false);
});
