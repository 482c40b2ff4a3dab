import { z } from 'zod';
import { type Asking, customerOf, orderOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';

export const ChooseLanguage = z.strictObject({ language: z.enum(['nl', 'en']) });

/** In which language this follower reads from now on, on every device and in every message. */
export async function chooseLanguage(
  asking: Asking,
  { language }: z.infer<typeof ChooseLanguage>,
): Promise<Went | Refusal> {
  const { shop, follower } = customerOf(asking);
  const done = await carryAct(asking.kitchen, { shop, once: asking.once }, async (tx) => {
    await tx.updateTable('followers').set({ language }).where('shop', '=', shop).where('id', '=', follower).execute();
    return { value: { language } };
  });
  return isRefusal(done) ? done : { location: `/follow/${orderOf(asking).name}`, json: done };
}
