import { z } from 'zod';
import type { Asking, Went } from '#src/route.ts';
import { cookie } from '#src/web/cookies.ts';
import { Missing } from '#src/web/errors.ts';
import { myShops } from './my-shops.ts';

export const ChooseShop = z.strictObject({ shop: z.string().min(1).max(100) });

const year = 365 * 24 * 60 * 60;

/** Which shop this browser shows; it opens nothing, because roles are looked at every time. */
export const shopCookie = (shop: string, secure: boolean) => cookie('shop', shop, { secure, maxAge: year });

export async function goToShop(asking: Asking, { shop }: z.infer<typeof ChooseShop>): Promise<Went> {
  const mine = await myShops(asking);
  if (!mine.some(({ id }) => id === shop)) throw new Missing();
  const headers = { 'Set-Cookie': shopCookie(shop, asking.kitchen.settings.production) };
  return { location: '/', json: { shop }, headers };
}
