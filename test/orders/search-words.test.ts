import { describe, expect, test } from 'vitest';
import { emailKey, phoneKey, plateKey } from '#src/timeline/contact-keys.ts';
import { isSameName } from '#src/timeline/same-customer.ts';
import { fold, rangeOf, type Searched, wantedOf, wordsOf } from '#src/timeline/search-words.ts';

describe('A phone number', () => {
  test.each([
    '06 12 34 56 18',
    '0612345618',
    '06-12345618',
    '+31 6 12345618',
    '+31 (0)6 1234 5618',
    '0031612345618',
    '31612345618',
  ])('written %s is one number', (written) => {
    expect(phoneKey(written)).toBe('+31612345618');
  });

  test('of another country stays of that country', () => {
    expect(phoneKey('+44 20 7946 0000')).toBe('+442079460000');
    expect(phoneKey('0049 30 123456')).toBe('+4930123456');
  });

  test('is not made of nothing', () => {
    expect(phoneKey('geen')).toBeNull();
    expect(phoneKey('')).toBeNull();
  });
});

test('A plate is its letters and digits, an e-mail address small letters', () => {
  expect(plateKey('ok 042-a')).toBe('OK042A');
  expect(plateKey('Ök·042')).toBe('OK042');
  expect(plateKey(' - ')).toBeNull();
  expect(emailKey(' Sanne@Example.ORG ')).toBe('sanne@example.org');
});

const volvo: Searched = {
  name: 'R2417',
  number: 2417,
  title: 'Remmen vernieuwen',
  subject: 'Volvo V60',
  plate: 'OK-042-A',
  people: [{ name: 'Jan-Willem d’Hondt Çelik', phone: '06 12 34 56 18', email: 'jw@example.org' }],
};

test('An order is found by its number, names, subject, plate and phone', () => {
  expect(wordsOf(volvo)).toEqual(
    expect.arrayContaining([
      ...['r2417', '2417', 'volvo', 'v60', 'remmen', 'ok042a', 'ok', '042', 'a'],
      ...[
        'janwillem',
        'jan',
        'willem',
        'dhondt',
        'hondt',
        'celik',
        '31612345618',
        '0612345618',
        '5618',
        'jwexampleorg',
      ],
    ]),
  );
});

test('Words are a to z and 0 to 9, whatever alphabet they came in, so that every database sorts them alike', () => {
  const words = wordsOf({ ...volvo, subject: 'Škoda Œuvre ЛАДА 王 ٣', title: 'Groß', plate: 'Ж1' });
  expect(words).toEqual(expect.arrayContaining(['skoda', 'oeuvre', 'gross']));
  for (const word of words) expect(word).toMatch(/^[a-z0-9]{1,40}$/);
  expect(wantedOf('лада').words.map(fold)).toEqual(wantedOf('ЛАДА').words);
});

test('What begins like a word lies in its range, and nothing else', () => {
  const [from, until] = rangeOf('ok0');
  const inside = (word: string) => word >= from && word <= until;
  expect(['ok0', 'ok042a', 'ok0zzz'].every(inside)).toBe(true);
  expect(['ok', 'ojzz', 'ok1', 'okzz', 'ol'].some(inside)).toBe(false);
});

test('A question of a thousand words asks for eight of them', () => {
  expect(wantedOf('a '.repeat(1000)).words).toHaveLength(8);
  expect(wantedOf('x'.repeat(1000)).words).toEqual(['x'.repeat(40)]);
  expect(wantedOf(' -- / ')).toEqual({ words: [], joined: '' });
});

test('Sanne is Sanne Jansen; her brother and her firm are not', () => {
  expect(isSameName('Sanne', 'Sanne Jansen')).toBe(true);
  expect(isSameName('JANSEN Sanne', 'Sanne  jansen')).toBe(true);
  expect(isSameName('Çelik', 'celik')).toBe(true);
  expect(isSameName('Piet Jansen', 'Sanne Jansen')).toBe(false);
  expect(isSameName('Jansen Bouw', 'Sanne Jansen')).toBe(false);
  expect(isSameName('-', 'Sanne Jansen')).toBe(false);
});
