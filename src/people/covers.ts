import type { CoverRow } from '#src/database/question-tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';

/** A cover with the time of the absence that it is for, and whether that was ended early. */
export type Cover = CoverRow & { from: number; until: number };

/** All that was asked about these absences in this shop, the first asked first. */
export async function coversOf(from: Reader | Tx, shop: string, absences: readonly string[]): Promise<Cover[]> {
  if (absences.length === 0) return [];
  return withTimes(await selectCovers(from, shop).where('covers.absence', 'in', absences).execute());
}

/** What is asked of somebody, what they stand in for, and what others do for them. */
export async function coversAround(from: Reader | Tx, shop: string, person: string): Promise<Cover[]> {
  const live = selectCovers(from, shop)
    .where('covers.state', 'in', ['offered', 'accepted'])
    .where('covers.taken_back_at', 'is', null);
  const [asked, mine] = [
    await live.where('covers.stand_in', '=', person).execute(),
    await live.where('covers.person', '=', person).execute(),
  ];
  return withTimes([...asked, ...mine]);
}

/** Who was asked or stands in now, for an absence. */
export const liveCover = (covers: readonly Cover[]): Cover | undefined =>
  covers.find(({ state }) => state === 'offered' || state === 'accepted');

function selectCovers(from: Reader | Tx, shop: string) {
  return (from as Reader)
    .selectFrom('covers')
    .innerJoin('absences', 'absences.id', 'covers.absence')
    .selectAll('covers')
    .select(['absences.from_at', 'absences.until_at', 'absences.ended_at'])
    .where('covers.shop', '=', shop)
    .orderBy('covers.offered_at')
    .orderBy('covers.id');
}

type Found = CoverRow & { from_at: number; until_at: number; ended_at: number | null };

const withTimes = (rows: Found[]): Cover[] =>
  rows.map(({ from_at, until_at, ended_at, ...cover }) => ({ ...cover, from: from_at, until: ended_at ?? until_at }));
