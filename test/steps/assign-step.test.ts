import { expect, test } from 'vitest';
import { AssignStep, assignStep } from '#src/steps/assign-step.ts';
import { anOrder, asked, gone, marieke, priya, refused, steps, tom, yusuf } from '../cast.ts';

const reason = 'Yusuf is vanmiddag weg.';
const toTom = { step: 'step-2', specialist: tom.person };
const whose = (specialist: string | null) => ({ step: 'step-2', specialist, was: yusuf.person, reason: '' });

test('Before any work a step changes hands without a reason', () => {
  expect(assignStep(anOrder(), toTom, asked(marieke))).toEqual([
    { kind: 'step-assigned', audience: 'customer', body: whose(tom.person) },
  ]);
  expect(assignStep(anOrder(), { ...toTom, specialist: 'nobody' }, asked())).toMatchObject([{ body: whose(null) }]);
});

test('After that the customer reads why somebody else does it', () => {
  const order = anOrder({ steps: steps('finished', 'planned') });
  expect(refused(assignStep(order, toTom, asked()))).toBe(
    '“Vervang de remblokken” is van Yusuf en de klant ziet dat. Schrijf erbij waarom dit verandert.',
  );
  expect(assignStep(order, { ...toTom, reason }, asked())).toMatchObject([{ body: { reason } }]);
});

test('A step that is nobody’s goes to somebody without a reason', () => {
  const order = anOrder({ steps: steps('finished', 'running', 'planned', 'planned') });
  expect(assignStep(order, { step: 'step-4', specialist: tom.person }, asked())).toMatchObject([
    { body: { step: 'step-4', specialist: tom.person, was: null, reason: '' } },
  ]);
});

test('Work that is running stands still first, in the same act', () => {
  const order = anOrder({ steps: steps('finished', 'running') });
  expect(assignStep(order, { ...toTom, reason }, asked())).toEqual([
    {
      kind: 'step-paused',
      audience: 'customer',
      body: { step: 'step-2', reason: 'handed-on', until: null, note: null },
    },
    { kind: 'step-assigned', audience: 'customer', body: { ...whose(tom.person), reason } },
  ]);
});

test('Work that is paused stays paused', () => {
  const order = anOrder({ steps: steps('finished', 'paused') });
  expect(assignStep(order, { ...toTom, reason }, asked())).toMatchObject([{ kind: 'step-assigned' }]);
});

test.each(['running', 'paused'] as const)('A step that is %s is never left to nobody', (state) => {
  const order = anOrder({ steps: steps('finished', state) });
  expect(refused(assignStep(order, { step: 'step-2', specialist: 'nobody', reason }, asked()))).toBe(
    'Aan “Vervang de remblokken” wordt al gewerkt, dus iemand moet het hebben. Kies wie het overneemt.',
  );
});

test.each([gone.person, 'a-stranger'])('A step does not go to %s, who does not work here', (specialist) => {
  expect(refused(assignStep(anOrder(), { step: 'step-2', specialist }, asked()))).toMatch(
    /^Deze collega werkt hier niet/,
  );
});

test('Whoever has it does not get it again', () => {
  expect(refused(assignStep(anOrder(), { step: 'step-2', specialist: yusuf.person }, asked()))).toBe(
    'Yusuf doet “Vervang de remblokken” al. Kies iemand anders.',
  );
  const free = anOrder({ steps: steps('planned', 'planned', 'planned', 'planned') });
  expect(refused(assignStep(free, { step: 'step-4', specialist: 'nobody' }, asked()))).toBe(
    '“Maak een proefrit” is al van niemand. Kies een collega.',
  );
});

test.each([
  ['finished', /al afgerond/],
  ['skipped', /overgeslagen/],
] as const)('What is over is nobody else’s: %s', (state, sentence) => {
  const order = anOrder({ steps: steps('finished', state) });
  expect(refused(assignStep(order, { ...toTom, reason }, asked()))).toMatch(sentence);
});

test('Nothing changes hands on a closed order', () => {
  expect(refused(assignStep(anOrder({ state: 'handed-over' }), toTom, asked(priya)))).toMatch(/al meegegeven/);
});

test('To whom has to be said, why only where it matters', () => {
  expect(AssignStep.safeParse(toTom).success).toBe(true);
  expect(AssignStep.safeParse({ step: 'step-2', reason }).success).toBe(false);
  expect(AssignStep.safeParse({ ...toTom, reason: 'x' }).success).toBe(false);
});
