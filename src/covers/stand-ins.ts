import type { Reader, Tx } from '#src/database/transact.ts';
import { awayOf } from '#src/people/absences.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import type { Absent } from './tell-desk.ts';

export type MayStandIn = { colleague: Colleague; isAway: boolean };

/** Everybody else who works here, and whether they are away too when the absence begins. */
export async function standInsFor(
  from: Reader | Tx,
  absence: Absent,
  colleagues: ReadonlyMap<string, Colleague>,
  at: number,
): Promise<MayStandIn[]> {
  const others = [...colleagues.values()].filter(({ id, here }) => here && id !== absence.person);
  const begins = Math.max(at, absence.from);
  const away = await awayOf(
    from,
    others.map(({ id }) => id),
    at,
  );
  return others.map((colleague) => ({
    colleague,
    isAway: away.get(colleague.id)?.some((one) => one.from <= begins && begins < one.until) === true,
  }));
}
