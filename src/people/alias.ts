import { z } from 'zod';
import { keep } from '#src/database/transact.ts';
import { type Asking, shopOf, staffOf, type Went } from '#src/route.ts';
import { insertAudit } from './audit.ts';
import { backTo, governed } from './staff-routes.ts';

export const CallThem = z.strictObject({ alias: z.string().trim().max(40).optional() });

/** What customers call somebody; left out it is their first name again. */
export async function callThem(asking: Asking, { alias }: z.infer<typeof CallThem>): Promise<Went> {
  const { kitchen } = asking;
  const { id } = await governed(asking);
  const who = staffOf(asking).person;
  await kitchen.database.transact(async (tx) => {
    await tx
      .updateTable('people')
      .set({ alias: alias || null })
      .where('id', '=', id)
      .execute();
    const noted = { what: 'alias-changed' as const, shop: shopOf(asking).id, who, about: { person: id } };
    return keep(await insertAudit(tx, noted, kitchen.now()));
  });
  kitchen.colleagues.forget();
  return backTo(id);
}
