import { expect, test } from 'vitest';
import type { QuestionRow } from '#src/database/question-tables.ts';
import { acceptQuestion } from '#src/questions/accept-question.ts';
import { answerQuestion } from '#src/questions/answer-question.ts';
import { askBack } from '#src/questions/ask-back.ts';
import { closeQuestion } from '#src/questions/close-question.ts';
import { declineQuestion } from '#src/questions/decline-question.ts';
import { moveAnswer } from '#src/questions/move-answer.ts';
import { offerQuestion } from '#src/questions/offer-question.ts';
import { remarkOnQuestion } from '#src/questions/remark-on-question.ts';
import { setUrgency } from '#src/questions/set-urgency.ts';
import { takeOverQuestion } from '#src/questions/take-over-question.ts';
import { withdrawOffer } from '#src/questions/withdraw-offer.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { anOrder, asked, gone, marieke, priya, shop, tom, tuesday, yusuf } from '../cast.ts';

const hour = 60 * 60 * 1000;
const order = anOrder();

/** Sanne's question, with Yusuf, to be answered within the hour. */
function aQuestion(given: Partial<Question> = {}): { questions: Question[] } {
  const row: QuestionRow = {
    ...{ shop, id: 'q-1', order_id: order.id, step: null, follower: 'f-1', owner: yusuf.person, state: 'open' },
    ...{ promise: 'p-1', asked_at: tuesday, turn_at: tuesday, hands: 0, urgent_at: null },
    ...{ offered_to: null, offered_at: null, offer_note: null },
  };
  const promised = { from_at: tuesday + hour / 2, until_at: tuesday + hour, promised: 'open' } as const;
  return { questions: [{ ...row, ...promised, ...given }] };
}

const offered = { offered_to: priya.person, offered_at: tuesday, offer_note: 'Jij mat ze.' };
const kinds = (outcome: unknown) =>
  Array.isArray(outcome) ? outcome.map(({ kind, audience }) => `${kind} (${audience})`) : outcome;
const question = 'q-1';
const text = 'Ja, de eerste 200 kilometer.';

test('Whoever has the question answers it', () => {
  const outcome = answerQuestion(order, { question, text }, asked(yusuf), aQuestion());
  expect(outcome).toEqual([{ kind: 'question-answered', audience: 'customer', body: { question, text } }]);
});

test.each([answerQuestion, askBack])('Another technician is told whose question it is', (rule) => {
  const outcome = rule(order, { question, text }, asked(tom), aQuestion());
  expect(outcome).toEqual({ refused: 'questions.of-another', with: { owner: 'Yusuf' } });
});

test('The desk that answers has taken the question over first, so that its name is on it', () => {
  const outcome = answerQuestion(order, { question, text }, asked(marieke), aQuestion());
  expect(kinds(outcome)).toEqual(['question-taken-over (customer)', 'question-answered (customer)']);
});

test('A desk person who works at a shared tablet is no more than a technician there', () => {
  const atTablet = { ...marieke, roles: [{ shop, role: 'technician' as const }] };
  expect(answerQuestion(order, { question, text }, asked(atTablet), aQuestion())).toMatchObject({
    refused: 'questions.of-another',
  });
});

test('A colleague it was offered to accepts by answering', () => {
  const outcome = askBack(order, { question, text: 'Welke kant?' }, asked(priya), aQuestion(offered));
  expect(kinds(outcome)).toEqual(['question-accepted (customer)', 'question-asked-back (customer)']);
});

test('An offer goes to the kitchen alone, to a colleague who works here and has it not yet', () => {
  const offer = (to: string, given = {}, actor = yusuf) =>
    kinds(offerQuestion(order, { question, to, note: 'Jij mat ze.' }, asked(actor), aQuestion(given)));
  expect(offer(priya.person)).toEqual(['question-offered (kitchen)']);
  expect(offer(priya.person, {}, marieke)).toEqual(['question-offered (kitchen)']);
  expect(offer(tom.person, offered)).toEqual(['question-offered (kitchen)']);
  expect(offer(priya.person, offered)).toMatchObject({ refused: 'questions.offer-again' });
  expect(offer(yusuf.person)).toMatchObject({ refused: 'questions.offer-owner' });
  expect(offer(gone.person)).toMatchObject({ refused: 'questions.offer-nobody' });
  expect(offer('somebody')).toMatchObject({ refused: 'questions.offer-nobody' });
  expect(offer(tom.person, {}, priya)).toMatchObject({ refused: 'questions.of-another' });
  expect(offer(tom.person, { state: 'answered' })).toMatchObject({ refused: 'questions.settled' });
});

test('Only whom it was offered to accepts or declines, and only whose it is or the desk takes the offer back', () => {
  const accept = (actor = priya, given: Partial<Question> = offered) =>
    kinds(acceptQuestion(order, { question }, asked(actor), aQuestion(given)));
  expect(accept()).toEqual(['question-accepted (customer)']);
  expect(accept(tom)).toMatchObject({ refused: 'questions.no-offer' });
  expect(accept(yusuf)).toMatchObject({ refused: 'questions.yours' });
  expect(accept(priya, {})).toMatchObject({ refused: 'questions.no-offer' });
  const decline = (actor = priya) => kinds(declineQuestion(order, { question }, asked(actor), aQuestion(offered)));
  expect(decline()).toEqual(['question-offer-ended (kitchen)']);
  expect(decline(tom)).toMatchObject({ refused: 'questions.no-offer' });
  const withdraw = (actor = yusuf, given: Partial<Question> = offered) =>
    kinds(withdrawOffer(order, { question }, asked(actor), aQuestion(given)));
  expect(withdraw()).toEqual(['question-offer-ended (kitchen)']);
  expect(withdraw(marieke)).toEqual(['question-offer-ended (kitchen)']);
  expect(withdraw(priya)).toMatchObject({ refused: 'questions.of-another' });
  expect(withdraw(yusuf, {})).toMatchObject({ refused: 'questions.no-offer' });
});

test('The desk takes over what waits, and not what is settled or its own', () => {
  const take = (given: Partial<Question> = {}) =>
    kinds(takeOverQuestion(order, { question }, asked(marieke), aQuestion(given)));
  expect(take()).toEqual(['question-taken-over (customer)']);
  expect(take({ state: 'asked-back' })).toEqual(['question-taken-over (customer)']);
  expect(take({ owner: marieke.person })).toMatchObject({ refused: 'questions.yours' });
  expect(take({ state: 'closed' })).toMatchObject({ refused: 'questions.settled' });
});

test('A remark is kitchen talk whoever writes it, and nobody can send it anywhere else', () => {
  for (const actor of [yusuf, tom, marieke]) {
    const outcome = remarkOnQuestion(order, { question, text: 'Klant is boos.' }, asked(actor), aQuestion());
    expect(kinds(outcome)).toEqual(['question-remarked (kitchen)']);
  }
});

test('Urgent is said once, taken back once, and only of what waits', () => {
  const set = (urgency: 'urgent' | 'usual', given: Partial<Question> = {}) =>
    kinds(setUrgency(order, { question, urgency }, asked(marieke), aQuestion(given)));
  expect(set('urgent')).toEqual(['question-urgency (kitchen)']);
  expect(set('urgent', { urgent_at: tuesday })).toEqual([]);
  expect(set('usual', { urgent_at: tuesday })).toEqual(['question-urgency (kitchen)']);
  expect(set('urgent', { state: 'answered' })).toMatchObject({ refused: 'questions.settled' });
});

test('A promise moves to a time that is still to come, within a month, with a reason that the customer reads', () => {
  const move = (until: string, given: Partial<Question> = {}, actor = yusuf) =>
    moveAnswer(order, { question, until, reason: 'Ik bel de leverancier.' }, asked(actor), aQuestion(given));
  const [draft] = move('16:30') as { audience: string; body: object }[];
  const at = Date.parse('2026-11-24T15:30:00Z');
  expect(draft).toMatchObject({
    audience: 'customer',
    body: { was: 'p-1', reason: 'Ik bel de leverancier.', until: at },
  });
  expect(move('2026-11-24T13:00')).toMatchObject({ refused: 'questions.move-past' });
  expect(move('2027-01-24T13:00')).toMatchObject({ refused: 'questions.move-far' });
  expect(move('14:42')).toMatchObject({ refused: 'questions.move-same' });
  expect(kinds(move('14:42', { promised: 'broken' }))).toEqual(['promise-moved (customer)']);
  expect(move('16:30', {}, tom)).toMatchObject({ refused: 'questions.of-another' });
  expect(move('16:30', { state: 'answered' })).toMatchObject({ refused: 'questions.settled' });
});

test('Closing needs something to close; an answer may always be added to', () => {
  const close = (given: Partial<Question> = {}) =>
    kinds(closeQuestion(order, { question }, asked(yusuf), aQuestion(given)));
  expect(close()).toEqual(['question-closed (customer)']);
  expect(close({ state: 'answered' })).toMatchObject({ refused: 'questions.settled' });
  for (const state of ['answered', 'closed', 'asked-back'] as const) {
    expect(kinds(answerQuestion(order, { question, text }, asked(yusuf), aQuestion({ state })))).toHaveLength(1);
  }
});

test.each([answerQuestion, askBack, remarkOnQuestion])('A question of another order is none of this one', (rule) => {
  expect(rule(order, { question: 'q-2', text }, asked(yusuf), aQuestion())).toMatchObject({
    refused: 'questions.unknown',
  });
});
