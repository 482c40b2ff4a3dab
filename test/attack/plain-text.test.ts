import { expect, test } from 'vitest';
import { plainBody, plainText } from '#src/web/plain-text.ts';
import { stepsOf } from '../asking.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

test('A text loses what nobody can see, and nothing else', () => {
  expect(plainText('Kan het \u0000eerder\u0007?\u001b[31m')).toBe('Kan het eerder?[31m');
  expect(plainText('een\r\ntwee\rdrie\u2028vier')).toBe('een\ntwee\ndrie\nvier');
  expect(plainText('\ufeffeen\tkolom\u0085')).toBe('een\tkolom');
  expect(plainText('half \ud800 teken')).toBe('half \ufffd teken');
  for (const said of ['Crème brûlée\n– 3 × €', '👩‍👩‍👧‍👦 e\u0301', 'שלום, مرحبا', '<b>&amp;</b>', ''])
    expect(plainText(said)).toBe(said);
});

test('Lists and what is in them are read as plain text too, and a deep body costs no more than a flat one', () => {
  expect(plainBody({ roles: ['a\u0000b', { x: ['\u0001'] }], n: 7, no: null })).toEqual({
    roles: ['ab', { x: [''] }],
    n: 7,
    no: null,
  });
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(plainBody({ deep })).toHaveProperty('deep');
});

test('What somebody pastes with signs that nobody sees is kept without them, from a form, from JSON and with photos', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house, { name: 'San\u0000ne Jansen', purpose: 'De remmen\u0007 piepen.' });
  const [step] = await stepsOf(house, order);
  const at = `/orders/${order}/notes`;
  const note = { audience: 'kitchen', text: 'De linker\u0000\u200e is dun.\r\nEcht.' };
  expect((await house.as('Yusuf').post(at, note)).status).toBe(200);
  expect((await house.as('Yusuf').post(at, { ...note, step }, 'html')).status).toBe(303);
  const form = new FormData();
  for (const [name, value] of Object.entries(note)) form.set(name, value);
  const headers = { authorization: `Bearer ${house.keys.Yusuf}`, accept: 'application/json' };
  expect((await fetch(house.url + at, { method: 'POST', headers, body: form })).status).toBe(200);
  const { body } = await house.as('Yusuf').get(`/orders/${order}/entries?after=0`);
  const texts = body.entries.flatMap(({ text }: { text?: string }) => text ?? []);
  expect(texts).toEqual(Array(3).fill('De linker\u200e is dun.\nEcht.'));
  const { text } = await house.as('Yusuf').get(`/orders/${order}`);
  expect(text).toContain('Sanne');
});

test('An address with a NUL in it is no address, whoever asks', async () => {
  const house = await aKitchen();
  await takeIn(house);
  for (const path of ['/orders/1%00', '/templates/%00', '/orders?q=%00', '/orders/1/steps/%00/start', '/brand/%00.css'])
    expect((await house.as('Olga').get(path)).status, path).toBe(404);
});

test('A prototype is no field of any form', async () => {
  const house = await aKitchen();
  const headers = {
    authorization: `Bearer ${house.keys.Olga}`,
    accept: 'application/json',
    'content-type': 'application/json',
  };
  const { absence } = (await house.as('Yusuf').post('/me/away')).body;
  for (const path of ['/people', '/settings/thresholds', `/away/${absence}/offer`]) {
    const body = `{"__proto__":{"role":"owner"},"standIn":"${house.ids.Priya}"}`;
    expect((await fetch(house.url + path, { method: 'POST', headers, body })).status, path).toBe(422);
  }
});

test('A form that is deeper than any page is refused, also with a key of its own', async () => {
  const house = await aKitchen();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const headers = {
    authorization: `Bearer ${house.keys.Olga}`,
    accept: 'application/json',
    'content-type': 'application/json',
  };
  for (const path of ['/people/tom/roles', '/settings', '/orders/1/notes']) {
    const body = `{"key":"x","name":${deep}}`;
    const { status } = await fetch(house.url + path, { method: 'POST', headers, body });
    expect([404, 422], path).toContain(status);
  }
});
