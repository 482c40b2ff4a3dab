import type { PromiseRow } from '#src/database/tables.ts';
import { addWorking, type WorkingClock, workingSpans } from '#src/people/working-clock.ts';
import { type Draft, entry } from './entry-kinds.ts';
import type { Asked } from './order.ts';

/** A ready-by whose clock stood still, since when, and the hours in which it goes on. */
export type Stood = { promise: Pick<PromiseRow, 'id' | 'from_at' | 'until_at'>; since: number; clock: WorkingClock };

const minute = 60_000;
const day = 24 * 60 * minute;

/** The customer has decided: what they took of the opening hours comes on top of what was promised. */
export function clockGoesOn(stood: Stood | null, { at, ids }: Pick<Asked, 'at' | 'ids'>): Draft[] {
  if (!stood) return [];
  const { promise, since, clock } = stood;
  const waited = waitedIn(clock, since, at);
  const from = laterBy(clock, promise.from_at, waited);
  const until = laterBy(clock, promise.until_at, waited);
  // Where nobody knows when the shop is open, nobody knows a new time either.
  if (waited === 0 || from === null || until === null) return [];
  const moved = { question: null, of: 'ready-by', was: promise.id, reason: null, waited } as const;
  return [entry('promise-moved', { ...moved, promise: ids[0], from, until })];
}

/** The open time between two moments, in whole five minutes, rounded up. */
export function waitedIn(clock: WorkingClock, since: number, at: number): number {
  let open = 0;
  // In parts, because the clock does not look far ahead and a customer may think for months.
  for (let from = since; from < at; from += 30 * day) {
    const end = Math.min(at, from + 30 * day);
    for (const span of workingSpans(clock, from, [])) {
      if (span.from >= end) break;
      open += Math.min(span.until, end) - span.from;
    }
  }
  return Math.ceil(open / (5 * minute)) * 5 * minute;
}

/** In parts for the same reason: months of waiting end months later. */
function laterBy(clock: WorkingClock, at: number, waited: number): number | null {
  let [moved, left]: [number | null, number] = [at, waited / minute];
  while (left > 0 && moved !== null) {
    const part = Math.min(left, 8 * 60);
    moved = addWorking(clock, moved, part);
    left -= part;
  }
  return moved;
}
