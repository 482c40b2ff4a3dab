import type { ExceptionKind } from '#src/database/question-tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';

/** After how many working minutes each of these becomes an exception, where a shop said nothing else. */
export const usualThresholds = {
  'paused-long': 120,
  'silent-long': 240,
  'nobody-next': 15,
  'offer-waiting': 30,
  'decision-waiting': 120,
} as const satisfies Partial<Record<ExceptionKind, number>>;

export type Timed = keyof typeof usualThresholds;
export type Thresholds = Record<Timed, number>;

export async function thresholdsOf(from: Reader | Tx, shop: string): Promise<Thresholds> {
  const rows = await from.selectFrom('thresholds').select(['kind', 'minutes']).where('shop', '=', shop).execute();
  const own = rows.filter(({ kind }) => kind in usualThresholds).map(({ kind, minutes }) => [kind, minutes]);
  return { ...usualThresholds, ...Object.fromEntries(own) };
}
