/** A time in which somebody was at work on a step; `until` is null while they still are. */
export type Stint = { from: number; until: number | null };

const begins = ['step-started', 'step-resumed', 'step-taken-back'];
const ends = ['step-paused', 'step-finished', 'step-redone'];

/** The kinds of entries that a stint begins or ends with, for whoever reads them. */
export const stintKinds = [...begins, ...ends];

type StintRow = { step: string | null; kind: string; at: number; made_at?: number | null };

/** When steps were worked on, by step, from such entries in their order. What is done again counts from there on. */
export function stintsIn(rows: readonly StintRow[]): Map<string, Stint[]> {
  const stints = new Map<string, Stint[]>();
  for (const row of rows) {
    const { step, kind } = row;
    if (step === null) continue;
    const known = stints.get(step) ?? [];
    const last = known.at(-1);
    // Nothing ends before it began, whatever a device says of when it was done.
    const at = Math.max(whenDone(row), last?.until ?? last?.from ?? 0);
    const before = last?.until === null ? [...known.slice(0, -1), { ...last, until: at }] : known;
    const again = begins.includes(kind) ? [{ from: at, until: null }] : [];
    stints.set(step, kind === 'step-redone' ? [] : [...before, ...again]);
  }
  return stints;
}

/** When it was done, also where it was sent later. */
export const whenDone = ({
  at,
  made_at,
  made,
}: {
  at: number;
  made_at?: number | null;
  made?: number | null;
}): number => made_at ?? made ?? at;
