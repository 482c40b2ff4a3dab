import type { Update } from '../live/wire.ts';

type Numbered = Pick<Update, 'seq'>;

/** What a page has shown: everything up to `last`, and what waits behind a gap. */
export type Run<Heard extends Numbered = Update> = { last: number; held: Heard[] };

export const startRun = <Heard extends Numbered = Update>(after: number): Run<Heard> => ({ last: after, held: [] });

// A page that missed so much asks for all of it anyway.
const mostHeld = 200;

/**
 * Takes in what was heard, in whatever order and however often, and tells what to show now. `last` is the end of an
 * unbroken run and not the highest number seen: after a cut the highest loses whatever lay in between.
 */
export function take<Heard extends Numbered>(
  run: Run<Heard>,
  heard: Heard[],
): { run: Run<Heard>; apply: Heard[]; gap: boolean } {
  const waiting = [...run.held, ...heard].sort((one, other) => one.seq - other.seq);
  const apply: Heard[] = [];
  const held: Heard[] = [];
  let last = run.last;
  for (const update of waiting) {
    if (update.seq <= last) continue;
    if (update.seq === last + 1) {
      apply.push(update);
      last = update.seq;
    } else if (update.seq !== held.at(-1)?.seq && held.length < mostHeld) {
      held.push(update);
    }
  }
  return { run: { last, held }, apply, gap: held.length > 0 };
}
