import type { StepRow } from '#src/database/tables.ts';
import { dayAt, momentOf } from '#src/people/opening-times.ts';
import { addWorking, nextWorking, type WorkingClock } from '#src/people/working-clock.ts';
import { type Pause, pausesOf, waitsForCustomer } from '#src/timeline/pause-of.ts';
import type { Thresholds } from '#src/timeline/thresholds.ts';
import { chooseOwner } from './choose-owner.ts';
import type { Around, Cause, OrderFacts } from './order-facts.ts';

/** After the time that was said, and after opening when it was for the night. */
const grace = 15;
const afterOpening = 60;

/** Work that stands still, that nobody hears of, or that nobody can go on with. */
export function stepCauses(facts: OrderFacts, thresholds: Thresholds, at: number): Cause[] {
  if (facts.order.state !== 'open') return [];
  const { steps } = facts.order;
  const paused = pausesOf(steps).map((pause) => standsStill(facts, pause, thresholds));
  const isAtWork = steps.some(({ state }) => state === 'running' || state === 'paused');
  const next = isAtWork ? undefined : steps.find(({ state }) => state === 'planned');
  const all = [...paused, silent(facts, thresholds, at), next && goesNowhere(facts, next, thresholds, at)];
  return all.flatMap((cause) => (cause && cause.due <= at ? [cause] : []));
}

function standsStill(facts: OrderFacts, pause: Pause, thresholds: Thresholds): Cause | null {
  const { step, since, reason } = pause;
  const { clock } = facts.around;
  const cause = `${step.id} ${since}`;
  if (reason === 'customer') {
    const due = addWorking(clock, since, thresholds['decision-waiting']);
    return due === null ? null : { kind: 'decision-waiting', cause, owner: chooseOwner(facts), due };
  }
  const due = pausedTooLongAt(clock, pause, thresholds['paused-long']);
  return due === null ? null : { kind: 'paused-long', cause, owner: chooseOwner(facts, step.specialist), due };
}

function pausedTooLongAt(clock: WorkingClock, { since, reason, until }: Pause, minutes: number): number | null {
  const due = until === null ? addWorking(clock, since, minutes) : addWorking(clock, until, grace);
  if (due === null || reason !== 'end-of-day') return due;
  const opens = nextWorking(clock, momentOf(clock.zone, dayAt(clock.zone, since), '24:00'));
  const begun = opens === null ? null : addWorking(clock, opens, afterOpening);
  return begun === null ? null : Math.max(due, begun);
}

function silent(facts: OrderFacts, thresholds: Thresholds, at: number): Cause | null {
  const { order, lastWord, around } = facts;
  const minutes = thresholds['silent-long'];
  const hasBegun = order.steps.some(({ started_at }) => started_at !== null);
  // Working minutes never pass faster than minutes: most orders need no look at the hours.
  if (!lastWord || !hasBegun || at - lastWord.at < minutes * 60_000 || waitsForCustomer(order.steps)) return null;
  const due = addWorking(around.clock, lastWord.at, minutes);
  return due === null ? null : { kind: 'silent-long', cause: `${lastWord.number}`, owner: chooseOwner(facts), due };
}

function goesNowhere(facts: OrderFacts, step: StepRow, thresholds: Thresholds, at: number): Cause | null {
  const { around, lastChange } = facts;
  const { id, specialist } = step;
  if (specialist === null) {
    const due = addWorking(around.clock, lastChange, thresholds['nobody-next']);
    return due === null ? null : { kind: 'nobody-next', cause: id, owner: chooseOwner(facts), due };
  }
  if (around.here.has(specialist)) return null;
  const due = Math.min(at, Math.max(lastChange, awaySince(around, specialist, at)));
  return { kind: 'away-next', cause: `${id} ${specialist}`, owner: chooseOwner(facts), due };
}

/** Of somebody who works here no more nobody kept the hour. */
function awaySince({ clock, away }: Around, person: string, at: number): number {
  const missed = nextWorking(clock, at) ?? at;
  const span = away.get(person)?.find(({ from, until }) => from <= missed && missed < until);
  return span?.from ?? at;
}
