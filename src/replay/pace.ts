import { setTimeout as rest } from 'node:timers/promises';
import type { Case, Happening } from './events.ts';

type Play = (one: Case, event: Happening) => Promise<void>;
type Running = { most: number; signal: AbortSignal };

/** As fast as it goes: so many cases at a time, in the order in which they began, each event after the one before it. */
export async function asFastAsPossible(cases: Case[], { most, signal }: Running, play: Play): Promise<void> {
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

/** By the file's own clock, so many times faster: every event at its time, and never before the one before it. */
export async function byTheClock(
  events: Happening[],
  cases: Case[],
  { speed, most, signal }: Running & { speed: number },
  play: Play,
): Promise<void> {
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const lanes = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  const [first, began] = [events[0]?.at ?? 0, performance.now()];
  for (const event of events) {
    const wait = (event.at - first) / speed - (performance.now() - began);
    if (wait > 0) await rest(wait, undefined, { signal }).catch(() => {});
    if (running.size >= most) await Promise.race(running);
    if (signal.aborted) break;
    const one = caseOf.get(event.row.case);
    if (!one) continue;
    const done = (lanes.get(one.id) ?? Promise.resolve()).then(() => play(one, event));
    lanes.set(one.id, done);
    running.add(done);
    const leave = () => void running.delete(done);
    done.then(leave, leave);
  }
  await Promise.all(running);
}
