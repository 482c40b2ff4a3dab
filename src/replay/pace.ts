import { setTimeout as rest } from 'node:timers/promises';
import type { Case, Happening } from './events.ts';

type Play = (one: Case, event: Happening) => Promise<void>;

/** As fast as it goes: so many cases at a time, in the order in which they began, each event after the one before it. */
export async function asFastAsPossible(
  cases: Case[],
  { most, signal }: { most: number; signal: AbortSignal },
  play: Play,
): Promise<void> {
  const next = cases.values();
  const player = async () => {
    for (const one of next) {
      for (const event of one.events) {
        if (signal.aborted) return;
        await play(one, event);
      }
    }
  };
  await Promise.all(Array.from({ length: most }, player));
}

/**
 * By the file's own clock, so many times faster: every event at its time and after the one before it, in whatever case
 * that was. A speed that the server cannot follow plays later, never in another order.
 */
export async function byTheClock(
  events: Happening[],
  cases: Case[],
  { speed, signal }: { speed: number; signal: AbortSignal },
  play: Play,
): Promise<void> {
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const [first, began] = [events[0]?.at ?? 0, performance.now()];
  for (const event of events) {
    const wait = (event.at - first) / speed - (performance.now() - began);
    if (wait > 0) await rest(wait, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const one = caseOf.get(event.row.case);
    if (one) await play(one, event);
  }
}
