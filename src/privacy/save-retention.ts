import { z } from 'zod';
import { type RetentionKind, retentionKinds } from '#src/database/privacy-tables.ts';
import { insertAudit } from '#src/people/audit.ts';
import { type Asking, type Faulty, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { retentionOf, usualRetention } from '#src/timeline/retention.ts';
import { say } from '#src/web/words.ts';

const Days = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'privacy.days-shape')
  .optional()
  .describe('Days; left out it is as usual');

export const SaveRetention = z.strictObject(
  Object.fromEntries(retentionKinds.map((kind) => [kind, Days])) as Record<RetentionKind, typeof Days>,
);

/** What is as usual has no row, so that it stays as usual when that changes. Links that run already keep their time. */
export async function saveRetention(
  asking: Asking,
  given: z.infer<typeof SaveRetention>,
): Promise<Went | Refusal | Faulty> {
  const { kitchen, language, once } = asking;
  const shop = shopOf(asking).id;
  const days = retentionKinds.map((kind) => ({ kind, days: Number(given[kind] ?? usualRetention[kind].days) }));
  const wrong = days.filter((one) => !isWithin(one));
  if (wrong.length > 0) {
    const faults = wrong.map(({ kind }) => [kind, say(language, 'privacy.days-range', usualRetention[kind])]);
    return { faults: Object.fromEntries(faults) };
  }
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    await tx.deleteFrom('retentions').where('shop', '=', shop).execute();
    const own = days.filter((one) => one.days !== usualRetention[one.kind].days).map((one) => ({ shop, ...one }));
    if (own.length > 0) await tx.insertInto('retentions').values(own).execute();
    const about = Object.fromEntries(days.map((one) => [one.kind, one.days]));
    await insertAudit(tx, { what: 'retention-changed', shop, who: staffOf(asking).person, about }, kitchen.now());
    return { value: { shop, retention: await retentionOf(tx, shop) } };
  });
  return isRefusal(done) ? done : { location: '/settings/retention?saved=yes', json: done };
}

const isWithin = ({ kind, days }: { kind: RetentionKind; days: number }) =>
  days >= usualRetention[kind].least && days <= usualRetention[kind].most;
