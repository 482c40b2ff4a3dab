import type { ExceptionRow } from '#src/database/question-tables.ts';
import type { Clock } from '#src/people/actor.ts';
import { addWorking } from '#src/people/working-clock.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import type { Thresholds } from '#src/timeline/thresholds.ts';
import { findCauses } from './find-causes.ts';
import type { Cause, OrderFacts } from './order-facts.ts';

export type Seen = { facts: OrderFacts; thresholds: Thresholds };
/** Ids for what may be raised: what finds none is raised at the next look. */
export type FreshIds = { ids: readonly string[] };

/** After so many working minutes what was settled is raised again, if its cause is still there. */
const restsFor = 60;

/** What the clock notes of an order: each cause once, and what is gone is cleared. People end what people raised. */
export function noteExceptions(_order: Order, { ids }: FreshIds, { at }: Asked<Clock>, seen: Seen): Draft[] {
  const { clear, raise } = changesIn(seen, at);
  const cleared = clear.map(({ id: exception, kind: of }) => entry('exception-cleared', { exception, of }, 'kitchen'));
  const raised = raise.slice(0, ids.length).map(({ kind: of, cause, owner, due }, i) => {
    const body = { exception: ids[i] ?? '', of, cause, owner, due, text: null };
    return entry('exception-raised', body, 'kitchen');
  });
  return [...cleared, ...raised];
}

/** How what is open differs from what is the case. */
export function changesIn({ facts, thresholds }: Seen, at: number): { clear: ExceptionRow[]; raise: Cause[] } {
  const { exceptions, around } = facts;
  const causes = findCauses(facts, thresholds, at);
  const clear = exceptions.filter(
    (one) => one.state === 'open' && isTheClocks(one) && !causes.some((cause) => isSame(one, cause)),
  );
  if (clear.length > 0) {
    // What was offered of an exception that is gone waits for nobody either.
    const left = { ...facts, exceptions: exceptions.filter((one) => !clear.includes(one)) };
    const rest = changesIn({ facts: left, thresholds }, at);
    return { clear: [...clear, ...rest.clear], raise: rest.raise };
  }
  const isKnown = (cause: Cause) =>
    exceptions.some((one) => isSame(one, cause) && (one.state === 'open' || rests(around, one, at)));
  return { clear, raise: causes.filter((cause) => !isKnown(cause)) };
}

const isTheClocks = ({ kind }: ExceptionRow) => kind !== 'raised' && kind !== 'unhappy';

const isSame = (one: ExceptionRow, { kind, cause }: Cause) => one.kind === kind && one.cause === cause;

function rests({ clock }: OrderFacts['around'], { state, ended_at }: ExceptionRow, at: number): boolean {
  if (state !== 'settled' || ended_at === null) return false;
  const again = addWorking(clock, ended_at, restsFor);
  return again === null || again > at;
}
