import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { longestStart, readStarts } from '#src/people/answer-starts.ts';
import { keepReading, readingOf, readTimes, usualReading } from '#src/people/reading-times.ts';
import { openFrontDoor } from './front-door.ts';

test.each([
  ['12:30, 16:00', ['12:30', '16:00']],
  ['1600 12.30', ['12:30', '16:00']],
  ['9\n16u30\r\n9:00', ['09:00', '16:30']],
  [' ,; ', []],
])('reading times typed as %j are %j', (typed, times) => {
  expect(readTimes(typed)).toEqual({ times });
});

test.each([
  ['12:30 en 16:00', 'en'],
  ['25:00', '25:00'],
  ['12:30, lunch', 'lunch'],
])('in %j it is %j that cannot be read', (typed, unreadable) => {
  expect(readTimes(typed)).toEqual({ unreadable });
});

test('everybody reads at breaks, at half past twelve and at four, until they say otherwise', async () => {
  const { signIn, add } = await openFrontDoor();
  const yusuf = await add('Yusuf', ['technician']);
  const priya = await add('Priya', ['technician']);
  const { reader, transact } = signIn.database;
  expect(usualReading).toEqual({ atBreaks: true, times: ['12:30', '16:00'] });
  await keepReading(transact, yusuf, { atBreaks: true, times: [] });
  await keepReading(transact, yusuf, { atBreaks: false, times: ['09:00'] });
  const known = new Map([
    [yusuf, { atBreaks: false, times: ['09:00'] }],
    [priya, usualReading],
    ['nobody', usualReading],
  ]);
  expect(await readingOf(reader, [yusuf, priya, 'nobody'])).toEqual(known);
  expect(await transact(async (tx) => keep(await readingOf(tx, [yusuf, priya, 'nobody'])))).toEqual(known);
  expect(await readingOf(reader, [])).toEqual(new Map());
});

test('a beginning of an answer is a line; empty lines and what stands there twice are left out', () => {
  expect(readStarts('  Dat klopt: \r\n\r\nWe hebben het nagekeken.\nDat klopt:\n')).toEqual({
    starts: ['Dat klopt:', 'We hebben het nagekeken.'],
  });
  expect(readStarts('')).toEqual({ starts: [] });
});

test('eight beginnings of 200 characters fit, one more of either does not', () => {
  const eight = Array.from({ length: 8 }, (_, i) => `${i}`.padEnd(longestStart, 'x'));
  expect(readStarts(eight.join('\n'))).toEqual({ starts: eight });
  expect(readStarts([...eight, 'nog een'].join('\n'))).toEqual({ tooMany: 9 });
  expect(readStarts(`kort\n${'y'.repeat(201)}`)).toEqual({ tooLong: 'y'.repeat(201), length: 201 });
});
