import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { days, type Hours } from '#src/people/opening-hours.ts';
import { usualReading } from '#src/people/reading-times.ts';
import { type Away, addWorking, isWorking, nextWorking, type WorkingClock } from '#src/people/working-clock.ts';
import { answerBy, type Busy, type Reading } from '#src/timeline/answer-by.ts';

const lunch: [string, string][] = [
  ['08:00', '12:00'],
  ['13:00', '17:30'],
];
const garage: Hours = { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch };
const bakery: Hours = { sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] };

const clock = (hours = garage, holidays: string[] = [], zone = 'Europe/Amsterdam'): WorkingClock => ({
  zone,
  hours,
  holidays: new Set(holidays),
});
const christmas = clock(garage, ['2026-12-25', '2026-12-26']);
const newYork = clock(garage, [], 'America/New_York');
const untilOdd = clock({ tue: [['08:00', '17:28']], wed: [['08:00', '17:28']] });

/** A moment by the clock in Amsterdam, in winter; +02:00 behind it makes it summer. */
const at = (text: string) => Date.parse(/[Z+]|-\d\d:/.test(text.slice(10)) ? text : `${text}+01:00`);
const gone = (from: string, until: string): Away => ({ from: at(from), until: at(until) });
const shown = (moment: number) => new Date(moment).toISOString();

type Row = [string, WorkingClock, Partial<{ reading: Reading; away: Away[]; busy: Busy }>, string, string, string];

const atFour: Reading = { atBreaks: false, times: ['16:00'] };
const atNoon: Reading = { atBreaks: false, times: ['12:30'] };
const busy = (left: number) => ({ busy: { left } });
const afternoon = [gone('2026-11-24T13:00', '2026-11-24T17:30')];
const thisWeek = [gone('2026-11-23T00:00', '2026-11-28T00:00')];

function expectRow([, given, more, now, from, until]: Row) {
  const answer = answerBy(given, { reading: usualReading, away: [], busy: null, ...more }, at(now));
  expect([shown(answer.from), shown(answer.until)]).toEqual([shown(at(from)), shown(at(until))]);
}

describe('Somebody who is not busy reads a question', () => {
  test.each<Row>([
    [
      'at once, and has half an hour to the next five minutes',
      clock(),
      {},
      '2026-11-24T10:02:10',
      '2026-11-24T10:02:10',
      '2026-11-24T10:35',
    ],
    [
      'at once also when only four o’clock is set',
      clock(),
      { reading: atFour },
      '2026-11-24T10:00',
      '2026-11-24T10:00',
      '2026-11-24T10:30',
    ],
    [
      'just before lunch, and may answer after it',
      clock(),
      {},
      '2026-11-24T11:40',
      '2026-11-24T11:40',
      '2026-11-24T13:10',
    ],
    [
      'after lunch when it is asked over lunch',
      clock(),
      {},
      '2026-11-24T12:07',
      '2026-11-24T13:00',
      '2026-11-24T13:30',
    ],
    [
      'by closing time exactly when that is half an hour away',
      clock(),
      {},
      '2026-11-24T17:00',
      '2026-11-24T17:00',
      '2026-11-24T17:30',
    ],
    [
      'by closing time when rounding would pass it',
      untilOdd,
      {},
      '2026-11-24T16:57',
      '2026-11-24T16:57',
      '2026-11-24T17:28',
    ],
    [
      'and answers the next morning when the day is too short',
      clock(),
      {},
      '2026-11-24T17:15',
      '2026-11-24T17:15',
      '2026-11-25T08:15',
    ],
    [
      'the next morning when it is asked in the evening',
      clock(),
      {},
      '2026-11-24T20:00',
      '2026-11-25T08:00',
      '2026-11-25T08:30',
    ],
    [
      'on Monday when it is asked at the weekend',
      clock(),
      {},
      '2026-11-28T11:11',
      '2026-11-30T08:00',
      '2026-11-30T08:30',
    ],
    ['after Christmas, which is a Friday', christmas, {}, '2026-12-24T17:15', '2026-12-24T17:15', '2026-12-28T08:15'],
    [
      'on the Monday of a question of Christmas Day',
      christmas,
      {},
      '2026-12-25T10:00',
      '2026-12-28T08:00',
      '2026-12-28T08:30',
    ],
    [
      'by the clock of the shop in New York',
      newYork,
      {},
      '2026-11-24T12:30-05:00',
      '2026-11-24T13:00-05:00',
      '2026-11-24T13:30-05:00',
    ],
    [
      'when a free afternoon is over',
      clock(),
      { away: afternoon },
      '2026-11-24T13:30',
      '2026-11-25T08:00',
      '2026-11-25T08:30',
    ],
    [
      'before a free afternoon, and answers after it',
      clock(),
      { away: afternoon },
      '2026-11-24T11:45',
      '2026-11-24T11:45',
      '2026-11-25T08:15',
    ],
    [
      'when a week of leave is over',
      clock(),
      { away: thisWeek },
      '2026-11-24T10:00',
      '2026-11-30T08:00',
      '2026-11-30T08:30',
    ],
    [
      'at night, though the clocks go forward',
      clock(bakery),
      {},
      '2027-03-28T01:45',
      '2027-03-28T01:45',
      '2027-03-28T03:15+02:00',
    ],
    [
      'at night, though the clocks go back',
      clock(bakery),
      {},
      '2027-10-31T02:45+02:00',
      '2027-10-31T02:45+02:00',
      '2027-10-31T02:15',
    ],
    ['on both sides of midnight', clock(bakery), {}, '2026-11-28T23:43', '2026-11-28T23:43', '2026-11-29T00:15'],
    [
      'on the Monday after the clocks',
      clock(),
      {},
      '2027-03-27T10:00',
      '2027-03-29T08:00+02:00',
      '2027-03-29T08:30+02:00',
    ],
  ])('%s', (...row) => expectRow(row));
});

describe('Somebody who is busy reads a question', () => {
  test.each<Row>([
    ['when the work is done', clock(), busy(50), '2026-11-24T10:00', '2026-11-24T10:50', '2026-11-24T11:20'],
    [
      'after a quarter of an hour at the soonest',
      clock(),
      busy(3),
      '2026-11-24T10:00',
      '2026-11-24T10:15',
      '2026-11-24T10:45',
    ],
    [
      'after half an hour when the work is over its time',
      clock(),
      busy(0),
      '2026-11-24T10:00',
      '2026-11-24T10:30',
      '2026-11-24T11:00',
    ],
    ['at full five minutes', clock(), busy(21), '2026-11-24T10:00:30', '2026-11-24T10:25', '2026-11-24T10:55'],
    [
      'at the reading time when that comes first',
      clock(),
      busy(240),
      '2026-11-24T14:00',
      '2026-11-24T16:00',
      '2026-11-24T16:30',
    ],
    [
      'after lunch for a reading time over lunch',
      clock(),
      busy(240),
      '2026-11-24T10:00',
      '2026-11-24T13:00',
      '2026-11-24T13:30',
    ],
    [
      'at the end of the work when that comes before the reading time',
      clock(),
      busy(60),
      '2026-11-24T14:00',
      '2026-11-24T15:00',
      '2026-11-24T15:30',
    ],
    [
      'at the reading time that it is now',
      clock(),
      busy(60),
      '2026-11-24T16:00',
      '2026-11-24T16:00',
      '2026-11-24T16:30',
    ],
    [
      'the next day when the work runs over closing',
      clock(),
      busy(90),
      '2026-11-24T17:00',
      '2026-11-25T09:00',
      '2026-11-25T09:30',
    ],
    [
      'the next morning when the work ends at closing',
      clock(),
      busy(30),
      '2026-11-24T17:00',
      '2026-11-25T08:00',
      '2026-11-25T08:30',
    ],
    [
      'the next day for a question of the evening',
      clock(),
      busy(90),
      '2026-11-24T20:00',
      '2026-11-25T09:30',
      '2026-11-25T10:00',
    ],
    [
      'over lunch when the work goes on after it',
      clock(),
      busy(20),
      '2026-11-24T12:40',
      '2026-11-24T13:20',
      '2026-11-24T13:50',
    ],
    [
      'only at four when breaks are not for reading',
      clock(),
      { ...busy(20), reading: atFour },
      '2026-11-24T10:00',
      '2026-11-24T16:00',
      '2026-11-24T16:30',
    ],
    [
      'tomorrow at four when it is past four',
      clock(),
      { ...busy(20), reading: atFour },
      '2026-11-24T16:01',
      '2026-11-25T16:00',
      '2026-11-25T16:30',
    ],
    [
      'on Monday at four when Friday is Christmas',
      christmas,
      { ...busy(20), reading: atFour },
      '2026-12-24T16:30',
      '2026-12-28T16:00',
      '2026-12-28T16:30',
    ],
    [
      'not at a reading time of a free afternoon',
      clock(),
      { ...busy(20), reading: atFour, away: afternoon },
      '2026-11-24T10:00',
      '2026-11-25T16:00',
      '2026-11-25T16:30',
    ],
    [
      'not at a reading time that falls in two hours off',
      clock(),
      { ...busy(20), reading: atFour, away: [gone('2026-11-24T15:00', '2026-11-24T17:00')] },
      '2026-11-24T10:00',
      '2026-11-25T16:00',
      '2026-11-25T16:30',
    ],
    [
      'at the first of the times, however they are written',
      clock(),
      { ...busy(20), reading: { atBreaks: false, times: ['16:00', '12:30'] } },
      '2026-11-24T10:00',
      '2026-11-24T13:00',
      '2026-11-24T13:30',
    ],
    [
      'not after the lunch that a free afternoon follows',
      clock(),
      { ...busy(20), reading: atNoon, away: afternoon },
      '2026-11-24T10:00',
      '2026-11-25T13:00',
      '2026-11-25T13:30',
    ],
    [
      'at the end of the work without breaks or times',
      clock(),
      { ...busy(50), reading: { atBreaks: false, times: [] } },
      '2026-11-24T10:00',
      '2026-11-24T10:50',
      '2026-11-24T11:20',
    ],
    [
      'at the end of the work when every time is outside of the hours',
      clock(),
      { ...busy(50), reading: { atBreaks: false, times: ['07:00', '18:00'] } },
      '2026-11-24T10:00',
      '2026-11-24T10:50',
      '2026-11-24T11:20',
    ],
    [
      'at a time that is skipped: at the jump of the clock',
      clock(bakery),
      { ...busy(300), reading: { atBreaks: false, times: ['02:30'] } },
      '2027-03-28T01:10',
      '2027-03-28T03:00+02:00',
      '2027-03-28T03:30+02:00',
    ],
    [
      'at the first of a time that comes twice',
      clock(bakery),
      { ...busy(300), reading: { atBreaks: false, times: ['02:30'] } },
      '2027-10-31T01:10+02:00',
      '2027-10-31T02:30+02:00',
      '2027-10-31T02:00',
    ],
    [
      'with the hour of the night counted that comes twice',
      clock(bakery),
      busy(120),
      '2027-10-31T01:30+02:00',
      '2027-10-31T02:30',
      '2027-10-31T03:00',
    ],
  ])('%s', (...row) => expectRow(row));
});

describe('Where nobody will be', () => {
  test.each<Row>([
    ['it is a day: a shop without hours', clock({}), {}, '2026-11-24T10:01', '2026-11-25T10:01', '2026-11-25T10:31'],
    [
      'it is a day: away for four months',
      clock(),
      { away: [gone('2026-11-01T00:00', '2027-03-01T00:00')] },
      '2026-11-24T10:01',
      '2026-11-25T10:01',
      '2026-11-25T10:31',
    ],
    [
      'it is a day: away from the next quarter of an hour on',
      clock(),
      { away: [gone('2026-11-24T10:15', '2027-05-01T00:00')] },
      '2026-11-24T10:01',
      '2026-11-25T10:01',
      '2026-11-25T10:31',
    ],
  ])('%s', (...row) => expectRow(row));
});

const zones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Auckland',
];
const nights = [
  '2027-03-28T01:00Z',
  '2027-10-31T01:00Z',
  '2027-04-30T00:00Z',
  '2027-09-05T04:00Z',
  '2027-04-03T15:00Z',
].map((night) => Date.parse(night));
const hour = 3_600_000;

const someClock = fc
  .integer({ min: 0, max: 288 })
  .map((n) => `${String(Math.floor(n / 12)).padStart(2, '0')}:${String((n % 12) * 5).padStart(2, '0')}`);
const someRange = fc.tuple(someClock, someClock).map((two) => two.toSorted() as [string, string]);
const someHours = fc.dictionary(fc.constantFrom(...days), fc.array(someRange, { maxLength: 3 })) as fc.Arbitrary<Hours>;
const someNow = fc
  .tuple(fc.constantFrom(...nights), fc.integer({ min: -72 * hour, max: 72 * hour }))
  .map(([night, past]) => night + past);
const someAway = fc.array(fc.tuple(fc.integer({ min: -100, max: 200 }), fc.integer({ min: -5, max: 120 })), {
  maxLength: 3,
});
const somebody = fc.record({
  reading: fc.record({ atBreaks: fc.boolean(), times: fc.array(someClock, { maxLength: 3 }) }),
  busy: fc.option(fc.record({ left: fc.integer({ min: 0, max: 900 }) })),
});
const someShop = fc.record({
  zone: fc.constantFrom(...zones),
  hours: someHours,
  holiday: fc.integer({ min: -2, max: 5 }),
});

/** Whatever the hours, the absences and the moment are; `away` is written in hours from now. */
const anything = fc.tuple(someShop, someNow, someAway).map(([{ zone, hours, holiday }, now, gone]) => ({
  clock: clock(hours, [new Date(now + holiday * 24 * hour).toISOString().slice(0, 10)], zone),
  now,
  away: gone.map(([from, long]) => ({ from: now + from * hour, until: now + (from + long) * hour })),
}));

describe('Whenever it is asked', () => {
  test('it is read from now on and answered after that, both while the person is at work', () => {
    fc.assert(
      fc.property(anything, somebody, ({ clock, now, away }, { reading, busy }) => {
        const { from, until } = answerBy(clock, { reading, away, busy }, now);
        expect(from).toBeGreaterThanOrEqual(now);
        expect(until).toBeGreaterThan(from);
        if (from === now + 24 * hour && until === from + hour / 2) return;
        expect(isWorking(clock, from, away)).toBe(true);
        expect(isWorking(clock, until - 1, away)).toBe(true);
        expect(until).toBeGreaterThanOrEqual(addWorking(clock, from, 30, away) ?? 0);
      }),
      { numRuns: 1500 },
    );
  });

  test('working minutes add up, and none of them is lost', () => {
    const minutes = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(anything, minutes, minutes, ({ clock, now, away }, one, more) => {
        const both = addWorking(clock, now, one + more, away);
        const first = addWorking(clock, now, one, away);
        if (both !== null) expect(first === null ? null : addWorking(clock, first, more, away)).toBe(both);
        const next = nextWorking(clock, now, away);
        if (next !== null && first !== null && one > 0) expect(first).toBeGreaterThanOrEqual(next + one * 60_000);
      }),
      { numRuns: 1500 },
    );
  });
});
