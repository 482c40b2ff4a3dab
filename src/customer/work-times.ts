import { whenDone } from '#src/timeline/stints.ts';
import type { SeenStep } from './seen.ts';

/** Since when somebody is at it without a break: from the last press that set it going. */
export function workingSince({ entries, startedAt }: SeenStep): number | null {
  const going = ['step-started', 'step-resumed', 'step-taken-back'];
  const last = entries.findLast(({ kind }) => going.includes(kind));
  return last ? whenDone(last) : startedAt;
}

/** When a step stood still and went on again; what stands still now is told by itself. */
export function pausesOf({ entries }: SeenStep): { from: number; until: number }[] {
  const over: { from: number; until: number }[] = [];
  let from: number | null = null;
  for (const entry of entries) {
    const { kind } = entry;
    const at = Math.max(whenDone(entry), from ?? 0);
    if (kind === 'step-paused') from = at;
    else if (from !== null && (kind === 'step-resumed' || kind === 'step-finished')) {
      over.push({ from, until: at });
      from = null;
    }
  }
  return over;
}
