import { z } from 'zod';
import type { Tx } from '#src/database/transact.ts';
import { type Asking, shopOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { type Timed, thresholdsOf, usualThresholds } from '#src/timeline/thresholds.ts';
import { timed } from './thresholds-page.ts';

const Minutes = z
  .string()
  .trim()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 5 && Number(text) <= 10_080, 'shops.minutes-shape')
  .optional()
  .describe('Working minutes, from 5 to 10080; left out it is as usual');

export const SaveThresholds = z.strictObject(
  Object.fromEntries(timed.map((kind) => [kind, Minutes])) as Record<Timed, typeof Minutes>,
);

export const BeAsUsual = z.strictObject({ kind: z.enum(timed) });

export function saveThresholds(asking: Asking, given: z.infer<typeof SaveThresholds>): Promise<Went | Refusal> {
  return save(asking, async (tx, shop) => {
    for (const kind of timed) await keepOne(tx, shop, kind, Number(given[kind] ?? usualThresholds[kind]));
  });
}

/** One kind is again as it is where nobody said anything. */
export function beAsUsual(asking: Asking, { kind }: z.infer<typeof BeAsUsual>): Promise<Went | Refusal> {
  return save(asking, (tx, shop) => keepOne(tx, shop, kind, usualThresholds[kind]));
}

async function save(asking: Asking, work: (tx: Tx, shop: string) => Promise<void>): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const shop = shopOf(asking).id;
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    await work(tx, shop);
    return { value: { shop, thresholds: await thresholdsOf(tx, shop) } };
  });
  return isRefusal(done) ? done : { location: '/settings/thresholds?saved=yes', json: done };
}

/** What is as usual has no row, so that it stays as usual when that changes. */
async function keepOne(tx: Tx, shop: string, kind: Timed, minutes: number): Promise<void> {
  await tx.deleteFrom('thresholds').where('shop', '=', shop).where('kind', '=', kind).execute();
  if (minutes !== usualThresholds[kind]) await tx.insertInto('thresholds').values({ shop, kind, minutes }).execute();
}
