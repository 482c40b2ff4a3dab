import { expect, test } from 'vitest';
import { readClock } from '#src/web/clock-entry.ts';

test.each([
  ['16:00', '16:00'],
  ['16.00', '16:00'],
  ['1600', '16:00'],
  ['16', '16:00'],
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['16u30', '16:30'],
  ['16 u', '16:00'],
  [' 7:05 ', '07:05'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
])('%s is a time', (written, time) => {
  expect(readClock(written)).toBe(time);
});

test.each([
  '',
  'straks',
  '24:00',
  '16:60',
  '16:0',
  '4pm',
  '16:00:00',
  '-1',
  '16-00',
  '20261124',
  '1 6',
  '163',
  '12345',
])('“%s” is no time', (written) => {
  expect(readClock(written)).toBeNull();
});
