import { z } from 'zod';
import type { ShopRow } from '#src/database/tables.ts';
import type { Furnishing } from '#src/people/setup-page.ts';
import { findTimeZone } from '#src/people/time-zones.ts';
import { type Asking, type Faulty, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { say } from '#src/web/words.ts';
import { shopCookie } from './choose-shop.ts';
import { ShopName, Zone } from './save-settings.ts';
import { languagesOf } from './settings-page.ts';

export const AddShop = z.strictObject({
  name: ShopName,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,3}$/, 'shops.code-shape')
    .describe('What its order numbers begin with'),
  zone: Zone,
  language: z.enum(['nl', 'en']),
  trade: z.string().min(1).max(40).describe('Whose usual orders it begins with, or none'),
});

type AddShop = z.infer<typeof AddShop>;

/** One more shop, with its own orders, people and templates; whoever adds it is its first owner. */
export async function addShop(
  asking: Asking,
  given: AddShop,
  { trades, furnish }: Furnishing,
): Promise<Went | Refusal | Faulty> {
  const { kitchen, language, once } = asking;
  const { trade } = given;
  if (trade !== 'none' && !trades.some(({ key }) => key === trade))
    return { faults: { trade: say(language, 'web.not-a-choice') } };
  const here = shopOf(asking);
  const { person } = staffOf(asking);
  const row = newShop(given, here, kitchen.newId(), kitchen.now());
  // Sent once more it comes from the new shop, where the browser is by then: what was done stands with the first one.
  const [first = here] = await kitchen.shops.all();
  const done = await carryAct(kitchen, { shop: first.id, once }, async (tx) => {
    const same = await tx.selectFrom('shops').select('id').where('code', '=', row.code).executeTakeFirst();
    if (same) return refuse('shops.code-taken');
    await tx.insertInto('shops').values(row).execute();
    await tx.insertInto('roles').values({ shop: row.id, person, role: 'owner', created_at: row.created_at }).execute();
    if (trade !== 'none') await furnish(tx, row.id, trade, row.language, row.created_at);
    return { value: { shop: row.id, code: row.code } };
  });
  if (isRefusal(done))
    return done.refused === 'shops.code-taken' ? { faults: { code: say(language, done.refused) } } : done;
  kitchen.shops.forget();
  kitchen.colleagues.forget();
  kitchen.signIn.lookups.forget();
  const headers = { 'Set-Cookie': shopCookie(done.shop, kitchen.settings.production) };
  return { location: '/settings?opened=yes', status: 201, json: done, headers };
}

/** It keeps the hours of the shop it is added from, until somebody says otherwise. */
function newShop({ name, code, zone, language }: AddShop, here: ShopRow, id: string, now: number): ShopRow {
  const others = languagesOf(here).filter((one) => one !== language);
  return {
    ...{ id, code, name, language },
    zone: findTimeZone(zone) ?? zone,
    languages: JSON.stringify([language, ...others]),
    hours: here.hours,
    phone: null,
    last_number: 0,
    created_at: now,
  };
}
