import { expect, test } from 'vitest';
import { spanInWords } from '#src/people/away-view.ts';
import { readAway } from '#src/people/read-away.ts';
import { tuesday, zone } from '../cast.ts';

const at = (text: string) => Date.parse(text);
const read = (written: Parameters<typeof readAway>[0], now = tuesday) => readAway(written, zone, now);
type Span = { from: number; until: number };

const tonight = at('2026-11-25T00:00+01:00');

test('nothing said is the rest of today, by the clock of the shop', () => {
  expect(read({})).toEqual({ from: tuesday, until: tonight });
  // At a quarter past midnight in Amsterdam it is still yesterday in Greenwich.
  const night = at('2026-11-24T23:15Z');
  expect(read({}, night)).toEqual({ from: night, until: at('2026-11-26T00:00+01:00') });
});

test.each([
  ['the rest of today when it begins today', { from: '2026-11-24' }, tuesday, tonight],
  ['today from three', { 'from-time': '15.00' }, at('2026-11-24T15:00+01:00'), tonight],
  ['today until three, from now', { 'until-time': '15' }, tuesday, at('2026-11-24T15:00+01:00')],
  ['one whole day', { from: '2026-12-01' }, at('2026-12-01T00:00+01:00'), at('2026-12-02T00:00+01:00')],
  [
    'whole days, the last one too',
    { from: '2026-12-01', until: '2026-12-04' },
    at('2026-12-01T00:00+01:00'),
    at('2026-12-05T00:00+01:00'),
  ],
  [
    'from a time until a time',
    { from: '2026-12-01', 'from-time': '1300', until: '2026-12-04', 'until-time': '09:30' },
    at('2026-12-01T13:00+01:00'),
    at('2026-12-04T09:30+01:00'),
  ],
  [
    'the day in March that has 23 hours',
    { from: '2027-03-28' },
    at('2027-03-28T00:00+01:00'),
    at('2027-03-29T00:00+02:00'),
  ],
  ['from now when it began before', { from: '2026-11-20', until: '2026-11-24' }, tuesday, tonight],
  ['a year at most', { until: '2027-11-24' }, tuesday, at('2027-11-25T00:00+01:00')],
])('away is %s', (_, written, from, until) => {
  expect(read(written)).toEqual({ from, until });
});

test.each([
  [{ from: '2026-12-04', until: '2026-12-01' }, 'until', 'people.away-order'],
  [{ from: '2026-12-01', 'from-time': '15:00', 'until-time': '15:00' }, 'until-time', 'people.away-order'],
  [{ from: '2026-11-23' }, 'from', 'people.away-past'],
  [{ 'until-time': '13:42' }, 'until-time', 'people.away-past'],
  [{ until: '2027-11-25' }, 'until', 'people.away-far'],
  [{ from: '2027-11-25' }, 'from', 'people.away-far'],
])('%j is refused at %s', (written, field, word) => {
  expect(read(written)).toEqual({ field, word });
});

test.each([
  [{}, 'Sinds 13:42, de rest van vandaag'],
  [{ 'until-time': '15:00' }, 'Sinds 13:42, tot 15:00'],
  [{ until: '2026-11-27' }, 'Sinds 13:42, tot en met vrijdag 27 november'],
  [{ from: '2026-12-01', until: '2026-12-04' }, 'Vanaf dinsdag 1 december, tot en met vrijdag 4 december'],
  [{ from: '2026-12-01', 'from-time': '13:00', 'until-time': '15:00' }, 'Vanaf di 1 dec 13:00, tot di 1 dec 15:00'],
  [{ 'from-time': '16:00' }, 'Vanaf 16:00, de rest van vandaag'],
])('%j reads as "%s"', (written, words) => {
  expect(spanInWords(read(written) as Span, { language: 'nl', zone, now: tuesday })).toBe(words);
});
