import { addWorking } from '#src/people/working-clock.ts';
import type { Question } from '#src/timeline/read-questions.ts';
import { isOverdue } from '#src/timeline/threads.ts';
import type { Thresholds } from '#src/timeline/thresholds.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Cause, OrderFacts } from './order-facts.ts';

const tooManyHands = 2;

/** A question that got no answer in time, goes from hand to hand, or waits for what the customer was asked back. */
export function questionCauses(facts: OrderFacts, thresholds: Thresholds, at: number): Cause[] {
  return facts.questions.flatMap((question) => [
    ...(question.state === 'open' ? waiting(facts, question, at) : undecided(facts, question, thresholds, at)),
  ]);
}

/** The desk catches these: the one whose question it is has their hands full. */
function waiting(facts: OrderFacts, question: Question, at: number): Cause[] {
  const { id, promise, hands, until_at: due } = question;
  const owner = chooseOwner(facts);
  const found: Cause[] = [];
  if (isOverdue(question, at)) found.push({ kind: 'question-overdue', cause: `${id} ${promise}`, owner, due });
  if (hands >= tooManyHands) found.push({ kind: 'second-hand-over', cause: `${id} ${hands}`, owner, due });
  return found;
}

function undecided(facts: OrderFacts, question: Question, thresholds: Thresholds, at: number): Cause[] {
  const { state, id, turn_at } = question;
  const isWork = facts.order.state === 'open' || facts.order.state === 'ready';
  if (state !== 'asked-back' || !isWork) return [];
  const due = addWorking(facts.around.clock, turn_at, thresholds['decision-waiting']);
  if (due === null || due > at) return [];
  return [{ kind: 'decision-waiting', cause: `${id} ${turn_at}`, owner: chooseOwner(facts), due }];
}
