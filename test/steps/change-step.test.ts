import { expect, test } from 'vitest';
import { ChangeStep, changeStep } from '#src/steps/change-step.ts';
import { anOrder, asked, refused, steps } from '../cast.ts';

const press = { step: 'step-2', reason: 'De schijven zijn ook versleten.' };
const was = {
  title: 'Vervang de remblokken',
  customerNl: 'Remmen vernieuwen',
  customerEn: 'Replacing the brakes',
  minutes: 90,
  news: 'loud',
};

test('What is given changes, and the rest stays as it was', () => {
  const command = { ...press, title: 'Vervang schijven en blokken', minutes: '120' };
  expect(changeStep(anOrder(), command, asked())).toEqual([
    {
      kind: 'step-changed',
      audience: 'customer',
      body: { ...press, was: was.title, ...was, title: 'Vervang schijven en blokken', minutes: 120 },
    },
  ]);
});

test.each([
  ['customerNl', 'Nieuwe remmen'],
  ['customerEn', 'New brakes'],
  ['news', 'silent'],
] as const)('Only %s may change', (field, value) => {
  expect(changeStep(anOrder(), { ...press, [field]: value }, asked())).toMatchObject([
    { body: { ...was, [field]: value } },
  ]);
});

test.each(['running', 'paused'] as const)('A step that is %s may still change', (state) => {
  const order = anOrder({ steps: steps('finished', state) });
  expect(changeStep(order, { ...press, minutes: '100' }, asked())).toHaveLength(1);
});

test.each([
  ['finished', /al afgerond/],
  ['skipped', /overgeslagen/],
] as const)('What somebody confirmed keeps its name: %s', (state, sentence) => {
  const order = anOrder({ steps: steps('finished', state) });
  expect(refused(changeStep(order, { ...press, title: 'Iets anders' }, asked()))).toMatch(sentence);
});

test('A form that came back as it was changes nothing', () => {
  const command = { ...press, ...was, minutes: '90', news: 'loud' as const };
  expect(refused(changeStep(anOrder(), command, asked()))).toBe(
    'Er is niets veranderd aan “Vervang de remblokken”. Pas een titel, de tijd of het nieuws aan.',
  );
});

test('Nothing changes on a closed order', () => {
  const command = { ...press, title: 'Iets anders' };
  expect(refused(changeStep(anOrder({ state: 'ready' }), command, asked()))).toMatch(/^Deze order is al klaar gemeld/);
});

test('It takes a reason, and whole minutes', () => {
  expect(ChangeStep.safeParse(press).success).toBe(true);
  expect(ChangeStep.safeParse({ step: 'step-2', title: 'Iets anders' }).success).toBe(false);
  for (const minutes of ['1', '2880', ' 45 ']) expect(ChangeStep.safeParse({ ...press, minutes }).success).toBe(true);
  for (const minutes of ['0', '2881', '1.5', '-5', 'tien', '', 45]) {
    expect(ChangeStep.safeParse({ ...press, minutes }).success).toBe(false);
  }
});
