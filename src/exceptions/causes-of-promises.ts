import type { PromiseRow } from '#src/database/tables.ts';
import { addWorking, nextWorking } from '#src/people/working-clock.ts';
import { standsSince } from '#src/timeline/late.ts';
import type { Thresholds } from '#src/timeline/thresholds.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Cause, OrderFacts } from './order-facts.ts';
import { workLeft } from './work-left.ts';

/** A time that has passed, or that will not be met with what is left to do. */
export function promiseCauses(facts: OrderFacts, _thresholds: Thresholds, at: number): Cause[] {
  return facts.promises.flatMap((promise): Cause[] => {
    const { id: cause, kind, until_at: due } = promise;
    const isPast = promise.state === 'broken' || due <= at;
    if (kind === 'call-by')
      return isPast ? [{ kind: 'call-overdue', cause, owner: chooseOwner(facts, promise.owner), due }] : [];
    if (kind !== 'ready-by' || facts.order.state !== 'open') return [];
    // The clock stands while the customer has to decide; what was broken before is broken.
    if (standsSince({ ...facts.order, promise }) !== null) return [];
    const owner = chooseOwner(facts);
    if (isPast) return [{ kind: 'ready-by-broken', cause, owner, due }];
    return isInDanger(facts, promise, at) ? [{ kind: 'ready-by-danger', cause, owner, due }] : [];
  });
}

function isInDanger(facts: OrderFacts, { until_at }: PromiseRow, at: number): boolean {
  const { clock } = facts.around;
  const left = workLeft(facts, at);
  // Without opening hours nobody can say how long anything takes.
  if (left === 0 || nextWorking(clock, at) === null) return false;
  const done = addWorking(clock, at, left);
  return done === null || done > until_at;
}
