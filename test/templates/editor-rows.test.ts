import { describe, expect, test } from 'vitest';
import { blankRow, pressRow } from '#src/templates/press-row.ts';
import { mostSteps, rowsOf, SaveTemplate, type StepRow } from '#src/templates/template-form.ts';
import { freeName } from '#src/templates/template-rows.ts';
import { faultsOf } from '#src/web/faults.ts';

const row = (title: string): StepRow => ({ ...blankRow, title });
const rows = ['Meet', 'Vervang', 'Was'].map(row);
const pressed = (press: string, from = rows) => {
  const outcome = pressRow(from, press);
  return [outcome.rows.map(({ title }) => title).join(' '), outcome.focus];
};

describe('A press in the editor', () => {
  test.each([
    ['add', 'Meet Vervang Was ', 'title-4'],
    ['remove-2', 'Meet Was', 'title-2'],
    ['remove-3', 'Meet Vervang', 'title-2'],
    ['up-3', 'Meet Was Vervang', 'up-2'],
    ['up-2', 'Vervang Meet Was', 'down-1'],
    ['down-1', 'Vervang Meet Was', 'down-2'],
    ['down-2', 'Meet Was Vervang', 'up-3'],
    ['up-1', 'Meet Vervang Was', null],
    ['down-3', 'Meet Vervang Was', null],
    ['remove-9', 'Meet Vervang Was', null],
  ])('%s leaves %j and goes on at %s', (press, titles, focus) => {
    expect(pressed(press)).toEqual([titles, focus]);
  });

  test('on the last row leaves nothing, and on a full form adds nothing', () => {
    expect(pressed('remove-1', [row('Meet')])).toEqual(['', null]);
    const full = Array.from({ length: mostSteps }, () => row('x'));
    expect(pressRow(full, 'add').rows).toHaveLength(mostSteps);
  });
});

describe('The rows of a form', () => {
  test('are as many as its longest column, and no more than fit', () => {
    expect(rowsOf({ title: 'Meet', minutes: '30' })).toEqual([{ ...blankRow, news: '', title: 'Meet', minutes: '30' }]);
    expect(rowsOf({ title: ['Meet', ''], minutes: ['', '30', '5'] }).map(({ minutes }) => minutes)).toEqual([
      '',
      '30',
      '5',
    ]);
    expect(rowsOf({})).toEqual([]);
    expect(rowsOf({ title: Array(500).fill('x') })).toHaveLength(mostSteps);
  });
});

const faults = (input: object) => {
  const read = SaveTemplate.safeParse(input, { reportInput: true });
  return read.success
    ? {}
    : Object.fromEntries(faultsOf(read.error, 'nl').map(({ field, message }) => [field, message]));
};
const step = { title: 'Meet', customerNl: 'Onderzoek', minutes: '30', news: 'loud' };
const form = { name: 'Remmen', nounNl: 'auto', ...step };

describe('What is wrong with a template', () => {
  test('is said all at once, at the field of its row', () => {
    const said = faults({
      nounNl: 'x'.repeat(41),
      title: ['Meet', '', 'x'.repeat(81)],
      customerNl: ['', 'Wassen', 'Klaar'],
      minutes: ['0', '1,5', '2881'],
      news: ['loud', 'loudly', 'silent'],
    });
    expect(Object.keys(said).sort()).toEqual([
      ...['customerNl.1', 'minutes.1', 'minutes.2', 'minutes.3', 'name', 'news.2', 'nounNl', 'title.2', 'title.3'],
    ]);
    expect(said['minutes.2']).toBe('Schrijf hele minuten, van 1 tot 2880. Zoals 45.');
    expect(said['title.3']).toBe('Dit is te lang: 81 tekens. Er passen er 80 in.');
    expect(said.name).toBe('Vul dit in.');
  });

  test('is nothing when one language is filled in: the other reads that one', () => {
    const read = SaveTemplate.parse({ ...form, usualPerson: '' });
    expect(read).toMatchObject({ name: 'Remmen', nounNl: 'auto', nounEn: 'auto', version: null });
    expect(read?.steps).toEqual([
      {
        ...{ title: 'Meet', customerNl: 'Onderzoek', customerEn: 'Onderzoek', minutes: 30, news: 'loud' },
        ...{ usually: '', usualPerson: null, at: expect.any(Function) },
      },
    ]);
    expect(read?.steps[0]?.at('minutes')).toBe('minutes.1');
  });

  test('is that it has no steps; blank rows are none', () => {
    const blank = { title: ['', ''], minutes: ['', ''], news: ['loud', 'silent'] };
    expect(faults({ name: 'Leeg', nounNl: 'auto', ...blank })).toEqual({
      'title.1': 'Een sjabloon heeft minstens één stap. Schrijf hier wat er gebeurt.',
    });
    const gap = { title: ['', 'Was'], customerNl: ['', 'Wassen'], minutes: ['', '15'], usually: ['', ''] };
    expect(SaveTemplate.parse({ name: 'Was', nounNl: 'auto', ...gap })?.steps).toHaveLength(1);
    expect(Object.keys(faults({ name: 'Was', nounNl: 'auto', ...gap, usually: ['poetser', ''] }))).toContain('title.1');
  });

  test('is said of steps in JSON where they stand', () => {
    const steps = [step, { ...step, minutes: 0, customerNl: '' }];
    expect(Object.keys(faults({ name: 'Remmen', nounNl: 'auto', steps })).sort()).toEqual([
      ...['steps.1.customerNl', 'steps.1.minutes'],
    ]);
    expect(faults({ name: 'Remmen', nounNl: 'auto', steps: [{ ...step, colour: 'red' }] })).not.toEqual({});
  });

  test('is not looked at when the press only changes the rows', () => {
    expect(SaveTemplate.parse({ do: 'add', title: ['x'.repeat(500)] })).toBeNull();
    expect(faults({ do: 'explode' })).toEqual({ do: 'Kies een van de mogelijkheden.' });
  });
});

test('A name that is taken gets the first number that makes it one of its own', () => {
  expect(freeName(new Set(), 'APK')).toBe('APK');
  expect(freeName(new Set(['APK', 'APK 2']), 'APK')).toBe('APK 3');
});
