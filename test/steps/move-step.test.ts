import { expect, test } from 'vitest';
import { MoveStep, moveStep } from '#src/steps/move-step.ts';
import { anOrder, asked, refused, steps } from '../cast.ts';

const begun = anOrder({ steps: steps('finished', 'running', 'planned', 'planned') });
const reason = 'De proefrit kan nu.';

test('Before any work a step moves without a reason', () => {
  expect(moveStep(anOrder(), { step: 'step-3', position: '1' }, asked())).toEqual([
    { kind: 'step-moved', audience: 'customer', body: { step: 'step-3', position: 1, reason: '' } },
  ]);
});

test('After that the customer reads why', () => {
  expect(refused(moveStep(begun, { step: 'step-4', position: '3' }, asked()))).toBe(
    'Er is al aan deze order gewerkt en de klant ziet deze wijziging. Schrijf erbij waarom.',
  );
  expect(moveStep(begun, { step: 'step-4', position: '3', reason }, asked())).toMatchObject([
    { body: { position: 3, reason } },
  ]);
});

test.each(['1', '2'])('Nothing goes before what is finished or under way: place %s', (position) => {
  expect(refused(moveStep(begun, { step: 'step-4', position, reason }, asked()))).toBe(
    '“Maak een proefrit” kan daar niet staan: wat af is of loopt, komt eerst. Kies een plaats van 3 tot en met 4.',
  );
});

test('What is finished keeps its place, also when nobody is at work', () => {
  const order = anOrder({ steps: steps('finished', 'planned', 'planned') });
  expect(refused(moveStep(order, { step: 'step-3', position: '1', reason }, asked()))).toMatch(/van 2 tot en met 3/);
  expect(moveStep(order, { step: 'step-3', position: '2', reason }, asked())).toHaveLength(1);
});

test('What stands before work under way may only move behind it', () => {
  const order = anOrder({ steps: steps('planned', 'planned', 'running', 'planned') });
  expect(refused(moveStep(order, { step: 'step-1', position: '2', reason }, asked()))).toMatch(/van 3 tot en met 4/);
  expect(moveStep(order, { step: 'step-1', position: '3', reason }, asked())).toHaveLength(1);
});

test('A place past the end does not exist, and its own place is no move', () => {
  expect(refused(moveStep(anOrder(), { step: 'step-1', position: '4' }, asked()))).toMatch(/van 1 tot en met 3/);
  expect(refused(moveStep(anOrder(), { step: 'step-2', position: '2' }, asked()))).toBe(
    '“Vervang de remblokken” staat al op plaats 2. Kies een andere plaats.',
  );
});

test('The last place is a place', () => {
  expect(moveStep(anOrder(), { step: 'step-1', position: '3' }, asked())).toMatchObject([{ body: { position: 3 } }]);
});

test('A paused step may move, and what was skipped stands in nobody’s way', () => {
  const paused = anOrder({ steps: steps('skipped', 'paused', 'planned') });
  expect(moveStep(paused, { step: 'step-2', position: '1', reason }, asked())).toHaveLength(1);
});

test.each([
  ['running', 'Yusuf is bezig met “Vervang de remblokken”. Zet de stap eerst op pauze.'],
  ['finished', '“Vervang de remblokken” is al afgerond. Moet het over, kies dan Opnieuw doen.'],
  ['skipped', '“Vervang de remblokken” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.'],
] as const)('A step that is %s stays where it is', (state, sentence) => {
  const order = anOrder({ steps: steps('planned', state, 'planned') });
  expect(refused(moveStep(order, { step: 'step-2', position: '3', reason }, asked()))).toBe(sentence);
});

test('Nothing moves on a closed order', () => {
  const order = anOrder({ state: 'cancelled' });
  expect(refused(moveStep(order, { step: 'step-3', position: '1', reason }, asked()))).toMatch(
    /^Deze order is gestopt/,
  );
});

test('Places are whole numbers from 1', () => {
  expect(MoveStep.parse({ step: 'step-1', position: ' 12 ' }).position).toBe('12');
  for (const position of ['0', '-1', '1.5', '01', 'één', '1000', 2]) {
    expect(MoveStep.safeParse({ step: 'step-1', position }).success).toBe(false);
  }
});
