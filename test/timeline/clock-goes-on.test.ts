import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hours } from '#src/people/opening-hours.ts';
import { type WorkingClock, workingSpans } from '#src/people/working-clock.ts';
import { clockGoesOn, waitedIn } from '#src/timeline/clock-goes-on.ts';
import type { Bodies } from '#src/timeline/entry-kinds.ts';
import { zone } from '../cast.ts';

const minute = 60_000;
const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const hoursOf = (...ranges: [string, string][]): Hours => Object.fromEntries(days.map((day) => [day, ranges]));
const aClock = (hours = hoursOf(['08:00', '12:30'], ['13:00', '17:30']), ...holidays: string[]): WorkingClock => ({
  ...{ zone, hours, holidays: new Set(holidays) },
});

/** A moment of the winter of 2026, by the clock of the wall. */
const at = (clock: string, day = '2026-11-24') => Date.parse(`${day}T${clock}:00+01:00`);
const words = (moment: number) =>
  new Intl.DateTimeFormat('en-GB', {
    ...({ timeZone: zone, weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
  }).format(moment);

/** The new range of a promise, when the customer was asked at one moment and had decided at another. */
function goesOn(clock: WorkingClock, since: number, decided: number, from: number, until = from) {
  const stood = { promise: { id: 'p-1', from_at: from, until_at: until }, since, clock };
  const [draft] = clockGoesOn(stood, { at: decided, ids: ['p-2', 'new', 'new'] });
  const body = draft?.body as Bodies['promise-moved'] | undefined;
  return body ? [words(body.from), words(body.until), (body.waited ?? 0) / minute] : [];
}

describe('What was promised is later by the open time in which the customer decided', () => {
  test.each<[string, number, number, number, [string, number] | []]>([
    ['an hour', at('14:05'), at('15:05'), at('16:15'), ['Tue 24, 17:15', 60]],
    ['a minute, which counts as five', at('14:05'), at('14:06'), at('16:15'), ['Tue 24, 16:20', 5]],
    ['five minutes and no more', at('14:05'), at('14:10'), at('16:15'), ['Tue 24, 16:20', 5]],
    ['no time at all', at('14:05'), at('14:05'), at('16:15'), []],
    ['two hours, and the shop closes in between', at('14:00'), at('16:00'), at('17:00'), ['Wed 25, 09:30', 120]],
    ['until closing time', at('14:00'), at('14:30'), at('17:00'), ['Tue 24, 17:30', 30]],
    ['over lunch', at('12:00'), at('13:30'), at('16:00'), ['Tue 24, 17:00', 60]],
    ['an hour, with lunch after it', at('10:00'), at('11:00'), at('12:00'), ['Tue 24, 13:30', 60]],
    ['a night in which nobody works', at('17:30'), at('08:00', '2026-11-25'), at('09:00', '2026-11-25'), []],
    [
      'a weekend',
      at('17:00', '2026-11-27'),
      at('08:30', '2026-11-30'),
      at('17:15', '2026-11-27'),
      ['Mon 30, 08:45', 60],
    ],
  ])('%s', (_how, since, decided, until, [ends, waited]) => {
    expect(goesOn(aClock(), since, decided, until)).toEqual(ends === undefined ? [] : [ends, ends, waited]);
  });

  test('both ends of a range move', () => {
    const range = [at('15:30'), at('16:15')] as const;
    expect(goesOn(aClock(), at('14:05'), at('15:00'), ...range)).toEqual(['Tue 24, 16:25', 'Tue 24, 17:10', 55]);
  });

  test('a holiday counts neither while they decide nor afterwards', () => {
    const closed = aClock(undefined, '2026-11-25');
    const thursday = at('09:00', '2026-11-26');
    expect(goesOn(closed, at('17:00'), thursday, at('17:15'))).toEqual(['Thu 26, 09:15', 'Thu 26, 09:15', 90]);
    expect(goesOn(closed, at('14:00'), at('16:00'), at('17:00'))).toEqual(['Thu 26, 09:30', 'Thu 26, 09:30', 120]);
  });

  test('a shop that never opens has no clock', () => {
    expect(goesOn(aClock({}), at('14:00'), at('16:00'), at('17:00'))).toEqual([]);
  });

  test('whoever thinks for half a year has half a year more', () => {
    const [, until] = goesOn(aClock(), at('14:00'), at('14:00', '2027-05-25') - 60 * minute, at('16:00'));
    expect(until).toBe(words(Date.parse('2027-05-25T16:00:00+02:00')));
  });

  test('nothing stood still: nothing moves', () => {
    expect(clockGoesOn(null, { at: at('16:00'), ids: ['p-2', 'new', 'new'] })).toEqual([]);
  });
});

describe('In the nights in which the clock changes', () => {
  const nights = aClock(
    Object.fromEntries(
      [...days, 'sat', 'sun'].map((day) => [
        day,
        [
          ['22:00', '24:00'],
          ['00:00', '06:00'],
        ],
      ]),
    ),
  );

  test('an hour that does not exist is not waited for', () => {
    const [asked, decided] = [Date.parse('2027-03-28T01:30:00+01:00'), Date.parse('2027-03-28T03:30:00+02:00')];
    expect(waitedIn(nights, asked, decided)).toBe(60 * minute);
    expect(goesOn(nights, asked, decided, Date.parse('2027-03-28T05:30:00+02:00'))[1]).toBe('Sun 28, 22:30');
  });

  test('an hour that comes twice is waited for twice', () => {
    const [asked, decided] = [Date.parse('2026-10-25T01:30:00+02:00'), Date.parse('2026-10-25T03:30:00+01:00')];
    expect(waitedIn(nights, asked, decided)).toBe(180 * minute);
  });
});

test('Between the old end and the new one lies as much open time as the customer took, whatever the hours', () => {
  const moment = fc.nat(20 * 24 * 60).map((minutes) => at('00:00', '2026-10-19') + minutes * minute);
  const hours = fc.constantFrom(hoursOf(['08:00', '17:30']), hoursOf(['08:00', '12:30'], ['13:00', '17:30']), {
    ...hoursOf(['09:00', '18:00']),
    sat: [['10:00', '14:00']],
    sun: [['00:00', '04:00']],
  } as Hours);
  const openBetween = (clock: WorkingClock, from: number, until: number) => {
    let open = 0;
    for (const span of workingSpans(clock, from, [])) open += Math.max(0, Math.min(span.until, until) - span.from);
    return open;
  };
  fc.assert(
    fc.property(hours, moment, fc.nat(6000), fc.nat(4000), (open, since, thinks, ends) => {
      const clock = aClock(open, '2026-10-28');
      const [decided, until] = [since + thinks * minute, since + (ends + 1) * minute];
      const stood = { promise: { id: 'p-1', from_at: until, until_at: until }, since, clock };
      const [draft] = clockGoesOn(stood, { at: decided, ids: ['p-2', 'new', 'new'] });
      const took = openBetween(clock, since, decided);
      if (!draft) {
        expect(took).toBe(0);
        return;
      }
      const { waited = 0, until: moved } = draft.body as Bodies['promise-moved'];
      expect(waited - took).toBeLessThan(5 * minute);
      expect(waited).toBeGreaterThanOrEqual(took);
      expect(waited % (5 * minute)).toBe(0);
      expect(openBetween(clock, until, moved)).toBe(waited);
    }),
    { numRuns: 400 },
  );
});
