import { type RetentionKind, retentionKinds } from '#src/database/privacy-tables.ts';
import type { Reader, Tx } from '#src/database/transact.ts';

export const aDay = 24 * 60 * 60 * 1000;

/** For how many days each is kept, where a shop said nothing else, and what a shop may say. */
export const usualRetention: Record<RetentionKind, { days: number; least: number; most: number }> = {
  photos: { days: 90, least: 7, most: 3650 },
  questions: { days: 90, least: 7, most: 3650 },
  links: { days: 30, least: 1, most: 365 },
  security: { days: 90, least: 30, most: 90 },
  identity: { days: 730, least: 30, most: 3650 },
};

export type Retention = Record<RetentionKind, number>;

export async function retentionOf(from: Reader | Tx, shop: string): Promise<Retention> {
  const rows = await from.selectFrom('retentions').select(['kind', 'days']).where('shop', '=', shop).execute();
  const daysOf = (kind: RetentionKind) => rows.find((row) => row.kind === kind)?.days ?? usualRetention[kind].days;
  return Object.fromEntries(retentionKinds.map((kind) => [kind, daysOf(kind)])) as Retention;
}
