import { z } from 'zod';
import type { Brand } from '#src/database/remember-shops.ts';
import { type Asking, type Faulty, shopOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { colourShape, lookAt, tooFaint } from './look-at-colour.ts';

export const markShape = /^\p{L}{1,2}$/u;

export const SaveBrand = z.strictObject({
  mark: z
    .string()
    .trim()
    .normalize()
    .regex(markShape, 'shops.mark-shape')
    .optional()
    .describe('One or two letters; left out it is the drawn mark of the house'),
  colour: z
    .string()
    .trim()
    .regex(colourShape, 'shops.colour-shape')
    .optional()
    .describe('Such as #1d4ed8; left out it is the colour of the house'),
});

/** A colour in which text is hard to read is not taken: the nearest that can be read is named instead. */
export async function saveBrand(asking: Asking, given: z.infer<typeof SaveBrand>): Promise<Went | Refusal | Faulty> {
  const looked = given.colour === undefined ? null : await lookAt(given.colour);
  if (looked?.instead) return { faults: { colour: tooFaint(asking.language, looked) } };
  return keepBrand(asking, { mark: given.mark ?? null, colour: looked?.colour ?? null }, 'yes');
}

/** Back to the mark and the colour of the house. */
export const resetBrand = (asking: Asking): Promise<Went | Refusal> =>
  keepBrand(asking, { mark: null, colour: null }, 'house');

async function keepBrand(asking: Asking, brand: Brand, saved: 'yes' | 'house'): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const shop = shopOf(asking).id;
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    await tx.deleteFrom('brands').where('shop', '=', shop).execute();
    const isOwn = brand.mark !== null || brand.colour !== null;
    if (isOwn)
      await tx
        .insertInto('brands')
        .values({ shop, ...brand })
        .execute();
    return { value: { shop, ...brand } };
  });
  if (isRefusal(done)) return done;
  kitchen.shops.forget();
  return { location: `/settings/brand?saved=${saved}`, json: done };
}
