import { expect, test } from 'vitest';
import { AddStep, addStep } from '#src/steps/add-step.ts';
import { anOrder, asked, gone, refused, steps, tom } from '../cast.ts';

const wash = { title: 'Was de auto', minutes: '15' };
const begun = anOrder({ steps: steps('finished', 'running', 'planned') });
const reason = 'De klant vroeg erom.';

test('A title and minutes are enough: at the end, for nobody yet, in the shop’s own words', () => {
  expect(addStep(anOrder(), wash, asked())).toEqual([
    {
      kind: 'step-added',
      audience: 'customer',
      body: {
        step: 'new-1',
        title: 'Was de auto',
        customerNl: 'Was de auto',
        customerEn: 'Was de auto',
        minutes: 15,
        news: 'loud',
        position: 4,
        specialist: null,
        reason: '',
      },
    },
  ]);
});

test('Everything may be said', () => {
  const titles = { customerNl: 'Wassen', customerEn: 'Washing' };
  const more = { news: 'silent', specialist: tom.person, reason } as const;
  expect(addStep(begun, { ...wash, ...titles, ...more, position: '3' }, asked())).toMatchObject([
    { body: { ...titles, ...more, position: 3 } },
  ]);
});

test('Without an English title the customer’s Dutch one is read', () => {
  expect(addStep(anOrder(), { ...wash, customerNl: 'Wassen' }, asked())).toMatchObject([
    { body: { customerNl: 'Wassen', customerEn: 'Wassen' } },
  ]);
});

test('An order without steps gets its first', () => {
  expect(addStep(anOrder({ steps: [] }), wash, asked())).toMatchObject([{ body: { position: 1 } }]);
});

test('Once any step has started the customer reads why', () => {
  expect(refused(addStep(begun, wash, asked()))).toBe(
    'Er is al aan deze order gewerkt en de klant ziet deze wijziging. Schrijf erbij waarom.',
  );
  expect(addStep(begun, { ...wash, reason }, asked())).toHaveLength(1);
});

test.each([
  ['1', 3, 4],
  ['2', 3, 4],
  ['5', 3, 4],
])('Place %s is before work that is done or past the end', (position, from, to) => {
  expect(refused(addStep(begun, { ...wash, position, reason }, asked()))).toBe(
    `“Was de auto” kan daar niet staan: wat af is of loopt, komt eerst. Kies een plaats van ${from} tot en met ${to}.`,
  );
});

test.each([gone.person, 'a-stranger'])('A step is not for %s, who does not work here', (specialist) => {
  expect(refused(addStep(anOrder(), { ...wash, specialist }, asked()))).toBe(
    'Deze collega werkt hier niet of niet meer. Kies iemand uit de lijst.',
  );
});

test('Nothing is added to an order that is not open', () => {
  expect(refused(addStep(anOrder({ state: 'ready' }), { ...wash, reason }, asked()))).toMatch(/al klaar gemeld/);
});

test('A program that goes round in circles is stopped', () => {
  const many = anOrder({ steps: steps(...Array.from({ length: 500 }, () => 'planned' as const)) });
  expect(addStep({ ...many, steps: many.steps.slice(1) }, wash, asked())).toHaveLength(1);
  expect(refused(addStep(many, wash, asked()))).toMatch(/^Deze order heeft al 500 stappen/);
});

test('A step needs a title and minutes', () => {
  expect(AddStep.safeParse(wash).success).toBe(true);
  expect(AddStep.safeParse({ minutes: '15' }).success).toBe(false);
  expect(AddStep.safeParse({ title: 'Was de auto' }).success).toBe(false);
  expect(AddStep.safeParse({ ...wash, title: ' ' }).success).toBe(false);
  expect(AddStep.parse({ ...wash, title: ' X ' }).title).toBe('X');
  expect(AddStep.safeParse({ ...wash, title: 'x'.repeat(80) }).success).toBe(true);
  expect(AddStep.safeParse({ ...wash, title: 'x'.repeat(81) }).success).toBe(false);
  expect(AddStep.safeParse({ ...wash, news: 'hard' }).success).toBe(false);
});
