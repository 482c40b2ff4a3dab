import type { StepRow } from '#src/database/tables.ts';
import type { Customer } from '#src/people/actor.ts';
import { isHereToday } from '#src/people/working-clock.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Around, reachOf } from './reach.ts';

/**
 * Whoever does or did the step; for a step nobody does yet, the one who usually does it or the one who is at work on the
 * order now; failing that the order's owner. Somebody who is away today is passed over, the owner never.
 */
export function whoIsAsked(order: Order, step: StepRow | null, around: Around, asked: Asked<Customer>): string {
  const atWork =
    order.steps.find(({ state }) => state === 'running') ?? order.steps.find(({ state }) => state === 'paused');
  const candidates = [step?.specialist, step ? around.usual : null, atWork?.specialist];
  const found = candidates.find((person) => person && isHere(person, around, asked));
  return found ?? order.owner;
}

function isHere(person: string, around: Around, { colleagues, at }: Asked<Customer>): boolean {
  return Boolean(colleagues.get(person)?.here) && isHereToday(around.clock, at, reachOf(around, person).away);
}
