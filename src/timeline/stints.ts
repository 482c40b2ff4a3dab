/** A time in which somebody was at work on a step; `until` is null while they still are. */
export type Stint = { from: number; until: number | null };

const begins = ['step-started', 'step-resumed', 'step-taken-back'];
const ends = ['step-paused', 'step-finished', 'step-redone'];

/** The kinds of entries that a stint begins or ends with, for whoever reads them. */
export const stintKinds = [...begins, ...ends];

/** When steps were worked on, by step, from such entries in their order. What is done again counts from there on. */
export function stintsIn(rows: readonly { step: string | null; kind: string; at: number }[]): Map<string, Stint[]> {
  const stints = new Map<string, Stint[]>();
  for (const { step, kind, at } of rows) {
    if (step === null) continue;
    const known = stints.get(step) ?? [];
    const last = known.at(-1);
    const before = last?.until === null ? [...known.slice(0, -1), { ...last, until: at }] : known;
    const again = begins.includes(kind) ? [{ from: at, until: null }] : [];
    stints.set(step, kind === 'step-redone' ? [] : [...before, ...again]);
  }
  return stints;
}
