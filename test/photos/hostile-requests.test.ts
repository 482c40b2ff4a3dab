import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';
import { boundary, form, left, type Part, photo, photoIds, sendNote, sendRaw } from './sent.ts';

const audience: Part = { name: 'audience', value: 'customer' };
const text: Part = { name: 'text', value: 'Kijk' };
const megabyte = 1024 * 1024;

/** Bodies that are no form, or too much of one, by what they are; with the headers that go with them. */
async function brokenForms(): Promise<[string, Buffer, Record<string, string>?][]> {
  const jpeg = await aPhoto();
  const whole = form([audience, photo(jpeg)]);
  const plain = (type: string) => ({ 'content-type': type });
  const many = (count: number, value = 'x'): Part[] =>
    Array.from({ length: count }, (_, i) => ({ name: `f${i}`, value }));
  return [
    ['without its last boundary', form([audience, photo(jpeg)], '')],
    ['cut in a file', whole.subarray(0, whole.length - 200)],
    ['with another boundary than it says', whole, plain('multipart/form-data; boundary=another')],
    ['without a boundary', whole, plain('multipart/form-data')],
    ['with an endless boundary', whole, plain(`multipart/form-data; boundary=${'b'.repeat(4000)}`)],
    ['of nothing', Buffer.alloc(0)],
    ['of noise', Buffer.alloc(5000, 'x')],
    ['packed', gzipSync(whole), { 'content-encoding': 'gzip' }],
    [
      'with a form in it',
      form([audience, { name: 'photos', value: whole, type: `multipart/mixed; boundary=${boundary}x` }]),
    ],
    ['of ten thousand parts', form([audience, ...many(10_000)])],
    ['of a hundred fields', form([audience, ...many(100)])],
    ['of a field of a megabyte', form([audience, { name: 'text', value: 'x'.repeat(megabyte) }])],
    ['of forty fields of a megabyte', form([audience, ...many(40, 'x'.repeat(megabyte))])],
    ['with a name of ten thousand', form([audience, { name: 'x'.repeat(10_000), value: 'x' }])],
    ['with a nested name', form([audience, { name: `text${'[a]'.repeat(30)}`, value: 'x' }])],
    ['with a list of 4,294,967,295', form([audience, { name: 'text[4294967294]', value: 'x' }])],
    ['with a field that is twice there', form([audience, audience, photo(jpeg)])],
    ['with __proto__', form([audience, { name: '__proto__', value: 'x' }, { name: 'constructor', value: 'x' }])],
    ['with __proto__ nested', form([audience, { name: '__proto__[audience]', value: 'x' }])],
    ['with an unknown field', form([audience, { name: 'shop', value: 'shop-two' }, photo(jpeg)])],
    ['with a file for a field', form([{ name: 'audience', value: 'customer', file: 'a.txt' }, photo(jpeg)])],
    ['with a file of another name', form([audience, { ...photo(jpeg), name: 'photo' }])],
    ['with a photo that is a field', form([audience, { name: 'photos', value: jpeg }])],
    [
      'with a part of a thousand headers',
      Buffer.from(`--${boundary}\r\n${'X-A: b\r\n'.repeat(1000)}\r\nx\r\n--${boundary}--`),
    ],
    [
      'with a head of a megabyte',
      Buffer.from(`--${boundary}\r\nX-A: ${'b'.repeat(megabyte)}\r\n\r\nx\r\n--${boundary}--`),
    ],
    ['with a name over two lines', form([audience, photo(jpeg, 'a\r\nb.jpg')])],
    ['with a name that ends in the middle', form([audience, photo(jpeg, 'x\0.jpg')])],
    ['with a photo without a name', form([audience, text, photo(jpeg, '')])],
    ['with a photo whose name is a folder', form([audience, text, photo(jpeg, '..')])],
    ['without a word of whose it is', form([photo(jpeg)])],
  ];
}

test('A form that is broken, endless or made to be too much is refused, and nothing of it is left', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const authorization = `Bearer ${house.keys.Yusuf}`;
  const wrong: string[] = [];
  for (const [what, body, headers = {}] of await brokenForms()) {
    const { status, text } = await sendRaw(house, `/orders/${order}/notes`, body, { authorization, ...headers });
    const { detail = '' } = JSON.parse(text) as { detail?: string };
    if (![400, 413, 415, 422].includes(status) || detail.length < 10) wrong.push(`${what}: ${status} ${text}`);
    if (/\n {4}at |node_modules/.test(text)) wrong.push(`${what} tells a stack`);
    for (const file of await left(house)) wrong.push(`${what} left ${file}`);
  }
  expect(wrong).toEqual([]);
  expect(await photoIds(house)).toEqual([]);
});

test('A connection that breaks in the middle of a photo leaves nothing', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const whole = form([audience, ...Array.from({ length: 3 }, () => photo(Buffer.alloc(400_000, 'x')))]);
  const headers = { authorization: `Bearer ${house.keys.Yusuf}`, 'content-length': `${whole.length}` };
  for (const part of [0, 0.001, 0.3, 0.5, 0.7, 0.99]) {
    const begun = whole.subarray(0, Math.ceil(whole.length * part));
    for (const cut of [0, 1, 3, 30]) await sendRaw(house, `/orders/${order}/notes`, begun, { ...headers, cut });
  }
  expect(await left(house)).toEqual([]);
  const { status } = await sendNote(house, order, [photo(await aPhoto())]);
  expect(status).toBe(200);
});

const tooMuch = (count: number, bytes: number) => Array.from({ length: count }, () => photo(Buffer.alloc(bytes, 'x')));

test.each([
  ['a photo of 30 MB', tooMuch(1, 30 * megabyte), 'Een van de foto’s is groter dan 15 MB.'],
  ['a photo of a byte more than 15 MB', tooMuch(1, 15 * megabyte + 1), 'Een van de foto’s is groter dan 15 MB.'],
  ['eleven photos', tooMuch(11, 100), 'Dat zijn te veel foto’s tegelijk: hoogstens 10.'],
  ['three hundred photos', tooMuch(300, 100), 'Dat zijn te veel foto’s tegelijk: hoogstens 10.'],
  ['a photo of 15 MB that is none', tooMuch(1, 15 * megabyte), '“foto.jpg” is geen foto die we kunnen lezen.'],
])('Of %s what was typed comes back, also what was typed behind it', async (_, photos, sentence) => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const body = form([...photos, { name: 'text', value: 'Piept het nog?' }]);
  const to = `/follow/${order}/questions`;
  const json = await sendRaw(house, to, body, { cookie });
  expect(json.status).toBe(422);
  expect(JSON.parse(json.text).errors).toEqual([{ field: 'photos', message: expect.stringContaining(sentence) }]);
  const html = await sendRaw(house, to, body, { cookie, accept: 'text/html' });
  expect(html.status).toBe(422);
  expect(html.text).toContain('Piept het nog?');
  expect(html.text).toContain(sentence);
  expect(await left(house)).toEqual([]);
});

test('More than any form may be is not read at all', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const authorization = `Bearer ${house.keys.Yusuf}`;
  const { status, text } = await sendHead(house, order, { authorization, 'content-length': '300000000' });
  expect(status).toBe(413);
  expect(JSON.parse(text).detail).toBe('Dit is te groot om te ontvangen. Maak het korter.');
});

const sendHead = (house: TestKitchen, order: number, headers: Record<string, string>) =>
  sendRaw(house, `/orders/${order}/notes`, Buffer.alloc(0), headers);

test('Fields behind the files count as those before them, and an empty file field is no photo', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const jpeg = await aPhoto();
  const body = form([
    photo(jpeg),
    photo('', '', 'application/octet-stream'),
    { name: 'text', value: 'Gezien' },
    audience,
  ]);
  const sent = await sendRaw(house, `/orders/${order}/notes`, body, { authorization: `Bearer ${house.keys.Yusuf}` });
  expect(sent.status, sent.text).toBe(200);
  expect(await photoIds(house)).toHaveLength(1);
});

test('A command or a form that takes no photos says so instead of reading past them', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const body = form([{ name: 'reason', value: 'x' }, photo(await aPhoto())]);
  const authorization = `Bearer ${house.keys.Marieke}`;
  const [step] = await stepsOf(house, order);
  for (const to of [`/orders/${order}/cancel`, `/orders/${order}/steps/${step}/start`, '/orders']) {
    const { status, text } = await sendRaw(house, to, body, { authorization });
    expect([to, status]).toEqual([to, 415]);
    expect(text).not.toContain('    at ');
  }
  const asked = await sendRaw(house, `/orders/${order}/notes`, body, {
    authorization,
    'content-type': 'multipart/mixed; boundary=x',
  });
  expect(asked.status).toBe(415);
  expect(await left(house)).toEqual([]);
});
