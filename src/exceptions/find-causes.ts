import type { Thresholds } from '#src/timeline/thresholds.ts';
import { offerCauses } from './causes-of-offers.ts';
import { promiseCauses } from './causes-of-promises.ts';
import { questionCauses } from './causes-of-questions.ts';
import { stepCauses } from './causes-of-steps.ts';
import type { Cause, OrderFacts } from './order-facts.ts';

/** All that needs a person on this order at this moment, each cause once and with one owner. */
export function findCauses(facts: OrderFacts, thresholds: Thresholds, at: number): Cause[] {
  return [promiseCauses, stepCauses, questionCauses, offerCauses].flatMap((rule) => rule(facts, thresholds, at));
}
