import { expect, test } from 'vitest';
import { sortQuestions } from '#src/bench/my-questions.ts';
import { readHours } from '#src/people/opening-hours.ts';
import { usualReading } from '#src/people/reading-times.ts';
import type { Question } from '#src/timeline/read-questions.ts';

const minute = 60_000;
/** Tuesday 24 November 2026 in Amsterdam. */
const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00+01:00`);
const everyDay = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:30']]]));
const clock = {
  zone: 'Europe/Amsterdam',
  hours: readHours({ hours: JSON.stringify(everyDay) }),
  holidays: new Set<string>(),
};

const asked = (id: string, clockTime: string, more: Partial<Question> = {}): Question => ({
  ...{ shop: 'one', id, order_id: 'order', step: null, follower: 'sanne', owner: 'yusuf', state: 'open' },
  ...{ promise: id, asked_at: at(clockTime), turn_at: at(clockTime), hands: 0, urgent_at: null },
  ...{ offered_to: null, offered_at: null, offer_note: null },
  ...{ from_at: at('17:00'), until_at: at(clockTime) + 300 * minute, promised: 'open' },
  ...more,
});

const ids = (questions: Question[]) => questions.map(({ id }) => id);
const sorted = (questions: Question[], busySince: number | null, now = at('13:00')) =>
  sortQuestions(questions, 'yusuf', { busySince, reading: usualReading, clock, now });

test('What is urgent comes first, then what was promised soonest; the customer’s turn and what is over stand apart', () => {
  const { open, waiting, settled } = sorted(
    [
      asked('late', '11:00'),
      asked('answered', '09:00', { state: 'answered' }),
      asked('urgent', '12:00', { urgent_at: at('12:10') }),
      asked('back', '09:30', { state: 'asked-back' }),
      asked('soon', '10:00'),
      asked('closed', '08:00', { state: 'closed' }),
    ],
    null,
  );
  expect([ids(open), ids(waiting), ids(settled)]).toEqual([
    ['urgent', 'soon', 'late'],
    ['back'],
    ['answered', 'closed'],
  ]);
});

test('What came before the reading time is shown after it, what came since keeps', () => {
  const questions = [asked('before', '12:10'), asked('since', '12:45')];
  expect(ids(sorted(questions, at('12:00')).held)).toEqual(['since']);
  expect(ids(sorted(questions, at('12:40')).held)).toEqual(['before', 'since']);
  expect(ids(sorted(questions, null).held)).toEqual([]);
});

test('An offer came when it was made, however long ago the customer asked', () => {
  const offer = { owner: 'priya', offered_to: 'yusuf', offered_at: at('12:45'), offer_note: 'Jij weet dit.' };
  expect(ids(sorted([asked('offered', '11:00', offer)], at('12:00')).held)).toEqual(['offered']);
  const earlier = { ...offer, offered_at: at('12:20') };
  expect(ids(sorted([asked('offered', '11:00', earlier)], at('12:00')).held)).toEqual([]);
});
