import { describe, expect, test } from 'vitest';
import { firstReadyDay } from '#src/orders/first-ready-day.ts';
import { readReadyBy } from '#src/orders/ready-by.ts';
import { tuesday, zone } from '../cast.ts';

const iso = (at: number) => new Date(at).toISOString();
const read = (day: string, from: string, until: string, now = tuesday) => {
  const promise = readReadyBy({ day, from, until }, zone, now);
  return 'word' in promise ? promise : [iso(promise.from), iso(promise.until)];
};

describe('A promise', () => {
  test('is a range on a day, by the shop’s clock wherever the server stands', () => {
    expect(read('2026-11-24', '15:30', '16.15')).toEqual(['2026-11-24T14:30:00.000Z', '2026-11-24T15:15:00.000Z']);
    expect(read('2027-06-01', '900', '10')).toEqual(['2027-06-01T07:00:00.000Z', '2027-06-01T08:00:00.000Z']);
  });

  test('may be for today or tomorrow, also just before midnight', () => {
    const night = Date.parse('2026-11-24T22:58:00Z');
    expect(read('today', '23:00', '23:59', night)).toEqual(['2026-11-24T22:00:00.000Z', '2026-11-24T22:59:00.000Z']);
    expect(read('tomorrow', '9', '10', night)).toEqual(['2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z']);
  });

  test('may have begun, but has to end in time to come', () => {
    expect(read('today', '12:00', '13:43')).toEqual(['2026-11-24T11:00:00.000Z', '2026-11-24T12:43:00.000Z']);
    expect(read('today', '12:00', '13:42')).toEqual({ field: 'until', word: 'orders.until-past' });
  });

  test('ends after it begins', () => {
    expect(read('today', '16:15', '15:30')).toEqual({ field: 'until', word: 'orders.until-before-from' });
    expect(read('today', '16:15', '16:15')).toEqual({ field: 'until', word: 'orders.until-before-from' });
  });

  test('is not for a year that somebody mistyped', () => {
    expect(read('2062-11-24', '15:30', '16:15')).toEqual({ field: 'day', word: 'orders.day-far' });
  });
});

describe('The day that the form begins with', () => {
  const weekdays = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:30']]]));
  const day = (at: string, hours: object = weekdays) => firstReadyDay(JSON.stringify(hours), zone, Date.parse(at));

  test.each([
    ['in the afternoon', '2026-11-24T12:42:00Z', '2026-11-24'],
    ['an hour before closing', '2026-11-24T15:30:00Z', '2026-11-24'],
    ['later than that', '2026-11-24T15:31:00Z', '2026-11-25'],
    ['before opening', '2026-11-24T04:00:00Z', '2026-11-24'],
    ['late on Friday', '2026-11-27T16:00:00Z', '2026-11-30'],
    ['in the last hour of the day', '2026-11-24T22:59:00Z', '2026-11-25'],
  ])('%s', (_when, at, expected) => {
    expect(day(at)).toBe(expected);
  });

  test('of a shop that is never open it is today', () => {
    expect(day('2026-11-24T12:42:00Z', {})).toBe('2026-11-24');
  });
});
