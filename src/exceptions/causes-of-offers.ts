import { addWorking } from '#src/people/working-clock.ts';
import type { Thresholds } from '#src/timeline/thresholds.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Cause, OrderFacts } from './order-facts.ts';

/** Something was offered and nobody said yes or no: it is still whoever offered it who has to act. */
export function offerCauses(facts: OrderFacts, thresholds: Thresholds, at: number): Cause[] {
  const open = [...facts.questions, ...facts.exceptions].filter(({ state }) => state === 'open');
  // Of an order that is over nothing is offered.
  const offered = [...open, facts.order];
  return offered.flatMap(({ id, owner, offered_at }): Cause[] => {
    if (offered_at === null) return [];
    const due = addWorking(facts.around.clock, offered_at, thresholds['offer-waiting']);
    if (due === null || due > at) return [];
    return [{ kind: 'offer-waiting', cause: `${id} ${offered_at}`, owner: chooseOwner(facts, owner), due }];
  });
}
