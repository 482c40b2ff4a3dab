import { describe, expect, test } from 'vitest';
import type { Hours } from '#src/people/opening-hours.ts';
import {
  type Away,
  addWorking,
  isHereToday,
  isWorking,
  lastReadingTime,
  nextWorking,
  type WorkingClock,
} from '#src/people/working-clock.ts';

const lunch: [string, string][] = [
  ['08:00', '12:00'],
  ['13:00', '17:30'],
];
const garage: Hours = { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch };
const bakery: Hours = { sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] };
const split: Hours = {
  sun: [
    ['00:00', '02:30'],
    ['02:30', '06:00'],
  ],
};

const clock = (hours = garage, holidays: string[] = [], zone = 'Europe/Amsterdam'): WorkingClock => ({
  zone,
  hours,
  holidays: new Set(holidays),
});
const christmas = clock(garage, ['2026-12-25', '2026-12-26']);
const carnival = clock(garage, ['2027-02-08', '2027-02-09']);
const newYork = clock(garage, [], 'America/New_York');

/** A moment by the clock in Amsterdam, in winter; +02:00 behind it makes it summer. */
const at = (text: string) => Date.parse(/[Z+]|-\d\d:/.test(text.slice(10)) ? text : `${text}+01:00`);
const gone = (from: string, until: string): Away => ({ from: at(from), until: at(until) });
const shown = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

describe('The next working moment', () => {
  test.each<[string, WorkingClock, string, string | null]>([
    ['while it is open is now', clock(), '2026-11-24T10:07:30', '2026-11-24T10:07:30'],
    ['at opening time is now', clock(), '2026-11-24T08:00', '2026-11-24T08:00'],
    ['over lunch is one o’clock', clock(), '2026-11-24T12:00', '2026-11-24T13:00'],
    ['at closing time is tomorrow morning', clock(), '2026-11-24T17:30', '2026-11-25T08:00'],
    ['on Friday evening is Monday', clock(), '2026-11-27T18:00', '2026-11-30T08:00'],
    ['before Christmas on a Friday is the Monday after', christmas, '2026-12-24T17:30', '2026-12-28T08:00'],
    ['with two days of carnival is Wednesday', carnival, '2027-02-06T11:00', '2027-02-10T08:00'],
    ['in New York is by the clock of New York', newYork, '2026-11-24T08:00', '2026-11-24T08:00-05:00'],
    ['of a shop that never opens is none', clock({}), '2026-11-24T08:00', null],
    [
      'in the night that the clocks go forward is unmoved',
      clock(bakery),
      '2027-03-28T07:00+02:00',
      '2027-04-03T22:00+02:00',
    ],
  ])('%s', (_, given, from, expected) => {
    expect(shown(nextWorking(given, at(from)))).toBe(expected && shown(at(expected)));
    expect(isWorking(given, at(from))).toBe(from === expected);
  });

  test('of somebody who is away is when that ends', () => {
    const afternoon = [gone('2026-11-24T13:00', '2026-11-24T17:30')];
    expect(shown(nextWorking(clock(), at('2026-11-24T12:30'), afternoon))).toBe(shown(at('2026-11-25T08:00')));
    expect(isWorking(clock(), at('2026-11-24T14:00'), afternoon)).toBe(false);
    expect(isWorking(clock(), at('2026-11-24T11:59'), afternoon)).toBe(true);
    const two = [gone('2026-11-24T09:00', '2026-11-24T10:00'), gone('2026-11-24T08:00', '2026-11-24T09:15')];
    expect(shown(nextWorking(clock(), at('2026-11-24T08:30'), two))).toBe(shown(at('2026-11-24T10:00')));
  });

  test('is none when somebody is away for a quarter of a year', () => {
    expect(nextWorking(clock(), at('2026-11-24T09:00'), [gone('2026-11-01T00:00', '2027-03-01T00:00')])).toBe(null);
  });
});

describe('Working minutes', () => {
  test.each<[string, WorkingClock, string, number, string | null]>([
    ['pass as others while it is open', clock(), '2026-11-24T10:00', 90, '2026-11-24T11:30'],
    ['stand still over lunch', clock(), '2026-11-24T11:45', 30, '2026-11-24T13:15'],
    ['end at closing time, not at the next opening', clock(), '2026-11-24T17:00', 30, '2026-11-24T17:30'],
    ['go on the next morning', clock(), '2026-11-24T17:00', 31, '2026-11-25T08:01'],
    ['go on after the weekend', clock(), '2026-11-27T17:00', 60, '2026-11-30T08:30'],
    ['go on after Christmas', christmas, '2026-12-24T17:00', 60, '2026-12-28T08:30'],
    ['that are none pass at once, also at night', clock(), '2026-11-24T23:00', 0, '2026-11-24T23:00'],
    [
      'are as long as ever in the night of seven hours',
      clock(bakery),
      '2027-03-27T22:00',
      7 * 60,
      '2027-03-28T06:00+02:00',
    ],
    [
      'are as long as ever in the night of nine hours',
      clock(bakery),
      '2027-10-30T22:00+02:00',
      9 * 60,
      '2027-10-31T06:00',
    ],
    [
      'do not fit into the night that is an hour short',
      clock(bakery),
      '2027-03-27T22:00',
      421,
      '2027-04-03T22:01+02:00',
    ],
    [
      'are not lost at an end within the hour that is skipped',
      clock(split),
      '2027-03-28T00:00',
      300,
      '2027-03-28T06:00+02:00',
    ],
    [
      'are not doubled at an end within the hour that comes twice',
      clock(split),
      '2027-10-31T00:00+02:00',
      420,
      '2027-10-31T06:00',
    ],
    ['of a day pass over the night of the clocks', clock(), '2027-03-26T17:00', 60, '2027-03-29T08:30+02:00'],
    ['of a day pass over the other night', clock(), '2027-10-29T17:00+02:00', 60, '2027-11-01T08:30'],
    ['for ever never pass', clock(), '2026-11-24T10:00', Number.POSITIVE_INFINITY, null],
  ])('%s', (_, given, from, minutes, expected) => {
    expect(shown(addWorking(given, at(from), minutes))).toBe(expected && shown(at(expected)));
  });

  test('do not pass for somebody who is away', () => {
    const away = [gone('2026-11-24T10:30', '2026-11-24T14:00')];
    expect(shown(addWorking(clock(), at('2026-11-24T10:00'), 45, away))).toBe(shown(at('2026-11-24T14:15')));
  });

  test('are not counted double by an absence that ends before it begins', () => {
    const backwards = [gone('2026-11-24T10:00', '2026-11-24T09:00')];
    expect(shown(addWorking(clock(), at('2026-11-24T08:00'), 180, backwards))).toBe(shown(at('2026-11-24T11:00')));
  });

  test('written twice count once', () => {
    const twice: Hours = {
      tue: [
        ['09:00', '11:00'],
        ['08:00', '10:00'],
      ],
    };
    expect(shown(addWorking(clock(twice), at('2026-11-24T08:00'), 180))).toBe(shown(at('2026-11-24T11:00')));
  });
});

describe('Whoever', () => {
  test.each<[string, WorkingClock, string, Away[], boolean]>([
    ['is not away is here today', clock(), '2026-11-24T10:00', [], true],
    [
      'is away this afternoon is here this morning',
      clock(),
      '2026-11-24T10:00',
      [gone('2026-11-24T13:00', '2026-11-25T00:00')],
      true,
    ],
    [
      'is away this afternoon is not here at lunch',
      clock(),
      '2026-11-24T12:30',
      [gone('2026-11-24T13:00', '2026-11-25T00:00')],
      false,
    ],
    [
      'comes back at three is here today',
      clock(),
      '2026-11-24T10:00',
      [gone('2026-11-23T00:00', '2026-11-24T15:00')],
      true,
    ],
    [
      'comes back at closing time is not',
      clock(),
      '2026-11-24T10:00',
      [gone('2026-11-23T00:00', '2026-11-24T17:30')],
      false,
    ],
    [
      'is away this week is not here',
      clock(),
      '2026-11-24T10:00',
      [gone('2026-11-23T00:00', '2026-11-28T00:00')],
      false,
    ],
    [
      'is back on Monday is here for a question of Friday evening',
      clock(),
      '2026-11-27T18:00',
      [gone('2026-11-23T00:00', '2026-11-28T00:00')],
      true,
    ],
    [
      'is away on Monday is not, for a question of Saturday',
      clock(),
      '2026-11-28T10:00',
      [gone('2026-11-30T00:00', '2026-12-01T00:00')],
      false,
    ],
    [
      'is away on a holiday is here on the next day',
      christmas,
      '2026-12-25T10:00',
      [gone('2026-12-25T00:00', '2026-12-27T00:00')],
      true,
    ],
    ['works where it never opens is not here', clock({}), '2026-11-24T10:00', [], false],
  ])('%s', (_, given, moment, away, expected) => {
    expect(isHereToday(given, at(moment), away)).toBe(expected);
  });
});

describe('The last reading time', () => {
  const times = ['12:30', '16:00'];
  test.each<[string, WorkingClock, string, string | null]>([
    ['before the first of today is that of yesterday', clock(), '2026-11-24T12:29', '2026-11-23T16:00'],
    ['is the one that has just struck', clock(), '2026-11-24T12:30', '2026-11-24T12:30'],
    ['in the evening is that of the afternoon', clock(), '2026-11-24T23:00', '2026-11-24T16:00'],
    ['on Monday morning is that of Friday', clock(), '2026-11-30T09:00', '2026-11-27T16:00'],
    ['after Christmas on Friday is that of Thursday', christmas, '2026-12-28T09:00', '2026-12-24T16:00'],
    ['is none after more than a week of holidays', clock({ mon: lunch }, ['2026-11-23']), '2026-11-29T09:00', null],
    ['is none when it was a week and an hour ago', clock({ tue: lunch }, ['2026-11-24']), '2026-11-24T17:00', null],
    [
      'on the day of the clocks is by the new time',
      clock({ sun: lunch }),
      '2027-03-28T13:00+02:00',
      '2027-03-28T12:30+02:00',
    ],
  ])('%s', (_, given, moment, expected) => {
    expect(shown(lastReadingTime(given, times, at(moment)))).toBe(expected && shown(at(expected)));
  });

  test('of somebody without any is none', () => {
    expect(lastReadingTime(clock(), [], at('2026-11-24T12:30'))).toBe(null);
  });
});
