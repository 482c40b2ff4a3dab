import { expect, test } from 'vitest';
import { ChangeDetails, changeDetails, type Details } from '#src/orders/change-details.ts';
import { anOrder, refused } from '../cast.ts';

const was: Details = {
  subject: 'Volvo V60',
  plate: 'OK-042-A',
  purpose: 'De remmen piepen.',
  wishes: null,
  name: 'Sanne Jansen',
  phone: '06 12 34 56 18',
  email: null,
};

test('The log says which details changed, and what they are stands beside it', () => {
  const outcome = changeDetails(anOrder(), { was, name: 'Sanne de Vries', wishes: 'Graag de oude blokken terug.' });
  expect(outcome).toEqual([
    {
      kind: 'details-changed',
      audience: 'customer',
      body: { fields: ['wishes', 'name'] },
      identity: { name: 'Sanne de Vries', wishes: 'Graag de oude blokken terug.' },
    },
  ]);
});

test('What a form repeats is no change', () => {
  const { wishes: _, email: __, ...same } = was;
  const form = { ...same, plate: 'OK-042-A', purpose: 'De remmen piepen.', phone: '06 12 34 56 99' };
  expect(changeDetails(anOrder(), { was, ...form })).toMatchObject([{ body: { fields: ['phone'] } }]);
});

test('What is left out stays, what is empty is forgotten', () => {
  expect(changeDetails(anOrder(), { was, phone: '' })).toMatchObject([
    { body: { fields: ['phone'] }, identity: { phone: null } },
  ]);
});

test('A form that showed everything forgets what came back empty, but never the name and the subject', () => {
  expect(changeDetails(anOrder(), { was, blanks: 'clear', plate: 'OK-042-A' })).toMatchObject([
    { body: { fields: ['purpose', 'phone'] }, identity: { purpose: null, phone: null } },
  ]);
  expect(changeDetails(anOrder(), { was, blanks: 'keep', plate: 'EI-777-U' })).toMatchObject([
    { body: { fields: ['plate'] } },
  ]);
});

test.each([{}, { name: 'Sanne Jansen' }, { email: '' }, { blanks: 'keep' as const }])(
  'Nothing changes with %j',
  (given) => {
    expect(refused(changeDetails(anOrder(), { was, ...given }))).toBe(
      'Er is niets veranderd. Pas aan wat er anders moet.',
    );
  },
);

test('It may be corrected when the order is over', () => {
  expect(changeDetails(anOrder({ state: 'handed-over' }), { was, email: 'sanne@example.org' })).toHaveLength(1);
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ subject: '' }, 'subject'],
  [{ plate: 'x'.repeat(21) }, 'plate'],
  [{ purpose: 'x'.repeat(501) }, 'purpose'],
  [{ wishes: 'x'.repeat(1001) }, 'wishes'],
  [{ phone: 'bel maar' }, 'phone'],
  [{ email: 'sanne' }, 'email'],
  [{ blanks: 'no' }, 'blanks'],
])('%j is not understood', (given, field) => {
  const issues = ChangeDetails.safeParse(given).error?.issues ?? [];
  expect(issues.map(({ path }) => path)).toEqual([[field]]);
});

test('Nobody else’s fields are taken', () => {
  expect(ChangeDetails.safeParse({ owner: 'tom' }).success).toBe(false);
  expect(ChangeDetails.safeParse({ was }).success).toBe(false);
  for (const blanks of ['keep', 'clear']) {
    expect(ChangeDetails.safeParse({ from: 'order', blanks, phone: '', email: '' }).success).toBe(true);
  }
});

test('Blanks around what was typed are not kept, and the longest that fits, fits', () => {
  const typed = { subject: ' Volvo V60 ', plate: ' OK-042-A ', purpose: ' Beurt. ', wishes: ' Bel even. ' };
  const read = { subject: 'Volvo V60', plate: 'OK-042-A', purpose: 'Beurt.', wishes: 'Bel even.' };
  expect(ChangeDetails.parse(typed)).toEqual(read);
  const longest = { subject: 80, plate: 20, purpose: 500, wishes: 1000 };
  for (const [field, most] of Object.entries(longest)) {
    expect(ChangeDetails.safeParse({ [field]: 'x'.repeat(most) }).success).toBe(true);
    expect(ChangeDetails.safeParse({ [field]: 'x'.repeat(most + 1) }).success).toBe(false);
  }
});
