import { expect, test } from 'vitest';
import { momentOf } from '#src/timeline/moment-of.ts';
import { tuesday, zone } from '../cast.ts';

const iso = (text: string, now: string | number, where = zone) =>
  new Date(momentOf(text, where, typeof now === 'string' ? Date.parse(now) : now)).toISOString();

test.each([
  ['a clock time that is still to come today', '16:30', '2026-11-24T15:30:00.000Z'],
  ['a clock time without a colon', '16u30', '2026-11-24T15:30:00.000Z'],
  ['a clock time that has passed is tomorrow', '08:30', '2026-11-25T07:30:00.000Z'],
  ['this very minute is tomorrow', '13:42', '2026-11-25T12:42:00.000Z'],
  ['a date and a time in the shop', '2026-12-01T08:30', '2026-12-01T07:30:00.000Z'],
  ['a date that has passed stays passed', '2026-11-01T08:30', '2026-11-01T07:30:00.000Z'],
  ['a moment with an offset means itself', '2026-11-24T16:30:00-05:00', '2026-11-24T21:30:00.000Z'],
  ['a moment in universal time means itself', '2026-11-24T16:30Z', '2026-11-24T16:30:00.000Z'],
])('In Amsterdam, %s', (_name, text, moment) => {
  expect(iso(text, tuesday)).toBe(moment);
});

test('A time in the hour that the clock skips moves on by it', () => {
  expect(iso('02:30', '2026-03-29T00:10:00Z')).toBe('2026-03-29T01:30:00.000Z');
  expect(iso('2026-03-29T02:30', tuesday)).toBe('2026-03-29T01:30:00.000Z');
});

test('The day is one hour shorter or longer when the clock changes in the night', () => {
  expect(iso('09:00', '2026-03-28T12:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
  expect(iso('09:00', '2026-10-24T12:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
});

test('A time that comes twice is the first that is still to come', () => {
  expect(iso('02:30', '2026-10-25T00:10:00Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(iso('02:30', '2026-10-25T00:40:00Z')).toBe('2026-10-25T01:30:00.000Z');
  expect(iso('02:30', '2026-10-25T01:40:00Z')).toBe('2026-10-26T01:30:00.000Z');
});

test('The day is the shop’s day', () => {
  expect(iso('08:00', '2026-11-24T22:00:00Z', 'Asia/Tokyo')).toBe('2026-11-24T23:00:00.000Z');
});
