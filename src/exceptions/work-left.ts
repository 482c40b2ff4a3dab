import type { StepRow } from '#src/database/tables.ts';
import { type WorkingClock, workingSpans } from '#src/people/working-clock.ts';
import type { Stint } from '#src/timeline/stints.ts';
import type { OrderFacts } from './order-facts.ts';

const minute = 60_000;

/** The usual working minutes of what remains of an order: what was done of a step counts, and no step less than nothing. */
export function workLeft({ order, stints, around }: OrderFacts, at: number): number {
  let left = 0;
  for (const step of order.steps) left += leftOf(step, stints.get(step.id) ?? [], around.clock, at);
  return left;
}

function leftOf({ state, minutes }: StepRow, stints: readonly Stint[], clock: WorkingClock, at: number): number {
  if (state === 'planned') return minutes;
  if (state !== 'running' && state !== 'paused') return 0;
  let worked = 0;
  for (const { from, until } of stints) worked += workedIn(clock, from, until ?? at);
  return Math.max(0, minutes - worked / minute);
}

/** Somebody who forgot to pause did not work all night. */
function workedIn(clock: WorkingClock, from: number, until: number): number {
  let worked = 0;
  for (const span of workingSpans(clock, from, [])) {
    if (span.from >= until) break;
    worked += Math.min(span.until, until) - span.from;
  }
  return worked;
}
