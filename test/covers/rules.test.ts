import { expect, test } from 'vitest';
import { cardFrom, noteOf } from '#src/covers/cards.ts';
import { isTimeToTell } from '#src/covers/look-at-covers.ts';
import { pausesOf } from '#src/covers/pause-first.ts';
import { whoIsTold } from '#src/covers/tell-desk.ts';
import { colleagues, marieke, olga, tuesday, yusuf, zone } from '../cast.ts';

const minute = 60_000;
const clock = { zone, hours: { tue: [['08:00', '17:30']], wed: [['08:00', '17:30']] }, holidays: new Set<string>() };
const asked = (state: 'offered' | 'accepted' | 'declined', given: object = {}) => ({
  ...{ state, told_at: null, offered_at: tuesday },
  ...given,
});

test('The desk is told a quarter of an hour of work after an offer, and not in the night', () => {
  const absence = { from: tuesday, notedAt: tuesday };
  const isTime = (covers: ReturnType<typeof asked>[], later: number) =>
    isTimeToTell(absence, covers, clock as never, tuesday + later * minute);
  expect(isTime([asked('offered')], 14)).toBe(false);
  expect(isTime([asked('offered')], 15)).toBe(true);
  expect(isTime([asked('offered', { told_at: tuesday })], 60)).toBe(false);
  expect(isTime([asked('accepted')], 60)).toBe(false);
  expect(isTime([asked('declined', { told_at: tuesday })], 60)).toBe(false);
  expect(isTime([], 14)).toBe(false);
  expect(isTime([], 15)).toBe(true);
  // Ten minutes before closing, told five minutes after opening.
  const evening = Date.parse('2026-11-24T16:20:00Z');
  const late = [asked('offered', { offered_at: evening })];
  const at = (time: string) => isTimeToTell(absence, late, clock as never, Date.parse(time));
  expect(at('2026-11-25T07:04:00Z')).toBe(false);
  expect(at('2026-11-25T07:05:00Z')).toBe(true);
  // Whoever goes next week has until then to ask somebody.
  const nextWeek = { from: tuesday + 60 * minute, notedAt: tuesday };
  expect(isTimeToTell(nextWeek, [], clock as never, tuesday + 30 * minute)).toBe(false);
});

test('The order’s owner is told; where that is who is away, somebody at the desk who is here', () => {
  const around = { person: yusuf.person, colleagues, isAway: () => false };
  expect(whoIsTold('priya', around)).toBe('priya');
  expect(whoIsTold(yusuf.person, around)).toBe(marieke.person);
  expect(whoIsTold('ruud', around)).toBe(marieke.person);
  expect(whoIsTold(marieke.person, { ...around, isAway: (id) => id === marieke.person })).toBe(olga.person);
  expect(whoIsTold(yusuf.person, { ...around, isAway: () => true })).toBe(marieke.person);
});

test('What runs is paused in words that are true: a break, the end of the day, or that it stands still', () => {
  const step = { id: 'brakes', title: 'Remmen', state: 'running' as const };
  const work = { order: 'o', number: 1, isUnderWay: true, steps: [step], questions: [], exceptions: [], promises: [] };
  const reason = (until: string, from = tuesday) => {
    const absence = { id: 'a', person: 'yusuf', from, until: Date.parse(until), notedAt: from, isOver: false };
    return pausesOf({ ...work, owns: false }, absence, zone, tuesday).map(
      ({ body }) => (body as { reason: string }).reason,
    );
  };
  expect(reason('2026-11-24T14:00:00Z')).toEqual(['break']);
  expect(reason('2026-11-24T23:00:00Z')).toEqual(['end-of-day']);
  expect(reason('2026-12-04T23:00:00Z')).toEqual(['other']);
  expect(reason('2026-12-04T23:00:00Z', tuesday + minute)).toEqual([]);
});

test('A card is three lines; a blank line is left out, and a blank card is no note', () => {
  const names = { person: 'Yusuf', standIn: 'Priya' };
  const card = cardFrom({ 'done-R12': ' Links\n gedaan ', 'watch-R12': null }, 'R12');
  expect(noteOf(card, names, 'nl')).toBe('Overdracht van Yusuf aan Priya.\nGedaan: Links gedaan');
  expect(noteOf(cardFrom({}, 'R12'), names, 'en')).toBeNull();
});
