import type { Away, WorkingClock } from '#src/people/working-clock.ts';
import type { Busy, Reading } from '#src/timeline/answer-by.ts';
import type { Questions } from './look-at-questions.ts';

/** When somebody can be reached: what they set, when they are away, what has their hands now. */
export type Reach = { reading: Reading; away: readonly Away[]; busy: Busy };

/** What the rules of asking know: the questions there are, the shop's clock, and the people who might be asked. */
export type Around = Questions & {
  /** How often customers of this order wrote within the last hour. */
  written: number;
  clock: WorkingClock;
  /** Who usually does the step that is asked about, if anybody. */
  usual: string | null;
  people: ReadonlyMap<string, Reach>;
};

export function reachOf({ people }: Pick<Around, 'people'>, person: string): Reach {
  const reach = people.get(person);
  if (!reach) throw new Error(`nothing was read about ${person}`);
  return reach;
}
