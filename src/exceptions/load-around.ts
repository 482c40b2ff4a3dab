import type { ShopRow } from '#src/database/tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';
import { awayOf } from '#src/people/absences.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { workingClockOf } from '#src/people/load-working-clock.ts';
import { isHereToday, nextWorking } from '#src/people/working-clock.ts';
import type { Around } from './order-facts.ts';

/** What is late may have stood still since before a long holiday. */
const back = 60 * 24 * 60 * 60 * 1000;

/** When a shop works, and who of it is here today. */
export async function loadAround(
  from: Reader | Tx,
  shop: ShopRow,
  colleagues: ReadonlyMap<string, Colleague>,
  at: number,
): Promise<Around> {
  const working = [...colleagues.values()].filter(({ here }) => here).map(({ id }) => id);
  const [clock, away] = await Promise.all([workingClockOf(from, shop, at - back), awayOf(from, working, at)]);
  // A shop without opening hours has no day on which somebody could be missed; most people are never looked up.
  const mayBeMissed = nextWorking(clock, at) !== null;
  const here = working.filter((person) => {
    const spans = away.get(person) ?? [];
    return spans.length === 0 || !mayBeMissed || isHereToday(clock, at, spans);
  });
  return { clock, colleagues, away, here: new Set(here) };
}
