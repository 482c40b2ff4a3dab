import { expect, test } from 'vitest';
import { priya } from '../cast.ts';
import { anException, aQuestion, facts, found, time } from './facts.ts';

const quiet = { steps: [] };
const of = (...questions: ReturnType<typeof aQuestion>[]) => facts({ questions, order: quiet });

test('A question without its answer in time comes to the order’s owner, with every new promise anew', () => {
  expect(found(of(aQuestion()), time('14:30') - 1)).toEqual([]);
  expect(found(of(aQuestion()), time('14:30'))).toEqual([
    'question-overdue | question-1 answer-1 | marieke | Tue 14:30',
  ]);
  expect(found(of(aQuestion({ promise: 'answer-2', until_at: time('16:00') })), time('16:01'))).toEqual([
    'question-overdue | question-1 answer-2 | marieke | Tue 16:00',
  ]);
});

test('An answer that was promised is still owed when the order is over', () => {
  const over = facts({ questions: [aQuestion()], order: { ...quiet, state: 'handed-over' } });
  expect(found(over, time('15:00'))).toHaveLength(1);
});

test('The second hand-over shows at once, and every further one as another', () => {
  expect(found(of(aQuestion({ hands: 1 })), time('13:50'))).toEqual([]);
  const twice = ['second-hand-over | question-1 2 | marieke | Tue 14:30'];
  expect(found(of(aQuestion({ hands: 2 })), time('13:50'))).toEqual(twice);
  expect(found(of(aQuestion({ hands: 3 })), time('13:50'))).toEqual([
    'second-hand-over | question-1 3 | marieke | Tue 14:30',
  ]);
  expect(found(of(aQuestion({ hands: 2, state: 'asked-back' })), time('13:50'))).toEqual([]);
});

test('What a customer was asked back waits for a decision after two working hours', () => {
  const asked = aQuestion({ state: 'asked-back', turn_at: time('13:42') });
  expect(found(of(asked), time('15:42') - 1)).toEqual([]);
  const waits = `decision-waiting | question-1 ${time('13:42')} | marieke | Tue 15:42`;
  expect(found(of(asked), time('15:42'))).toEqual([waits]);
  const over = facts({ questions: [asked], order: { ...quiet, state: 'handed-over' } });
  expect(found(over, time('15:42'))).toEqual([]);
});

test('An offer that nobody answers for half an hour is whose the question, the problem or the order is', () => {
  const offer = { offered_to: priya.person, offered_at: time('13:42'), offer_note: 'Weet jij dit?' };
  const asked = of(aQuestion(offer));
  expect(found(asked, time('14:12') - 1)).toEqual([]);
  expect(found(asked, time('14:12'))).toEqual([`offer-waiting | question-1 ${time('13:42')} | yusuf | Tue 14:12`]);
  const problem = facts({ exceptions: [anException(offer)], order: quiet });
  expect(found(problem, time('14:12'))).toEqual([`offer-waiting | exception-1 ${time('13:42')} | marieke | Tue 14:12`]);
  const whole = facts({ order: { ...quiet, ...offer } });
  expect(found(whole, time('14:11'))).toEqual([]);
  expect(found(whole, time('14:12'))).toEqual([`offer-waiting | order-1 ${time('13:42')} | marieke | Tue 14:12`]);
  const settled = facts({ exceptions: [anException({ ...offer, state: 'settled' })], order: quiet });
  expect(found(settled, time('14:12'))).toEqual([]);
});
