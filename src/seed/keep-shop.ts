import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openShop } from '#src/people/open-shop.ts';
import { usualHours } from '#src/people/opening-hours.ts';
import { findTimeZone } from '#src/people/time-zones.ts';
import { say } from '#src/web/words.ts';
import type { SeedShop } from './seed-file.ts';

/** The shop with this code, which is opened with its first owner when it is not there yet. */
export async function keepShop(kitchen: Kitchen, given: SeedShop): Promise<ShopRow> {
  kitchen.shops.forget();
  const known = await kitchen.shops.byCode(given.code);
  if (known) return known;
  const { name, code, language, languages, phone = null } = given;
  if (!name) throw new Error(`there is no shop with the code "${code}", and a new one needs a name`);
  const zone = findTimeZone(given.zone);
  if (!zone) throw new Error(`"${given.zone}" is no time zone such as Europe/Amsterdam`);
  const owner = given.people.find(({ roles, password }) => roles.includes('owner') && password !== undefined);
  const { email, password } = owner ?? {};
  if (!owner || !email || !password) throw new Error('a new shop needs an owner with an e-mail address and a password');
  const shop = { name, code, zone, language, languages, hours: JSON.stringify(given.hours ?? usualHours) };
  const opened = await openShop(
    kitchen.signIn,
    shop,
    { name: owner.name, email, password, language: owner.language ?? language },
    {
      only: 'one-more',
      furnish: (tx, id) =>
        tx.updateTable('shops').set({ phone, last_number: given.lastNumber }).where('id', '=', id).execute(),
    },
  );
  if ('field' in opened) throw new Error(`${owner.name}: ${say('en', opened.why)}`);
  kitchen.shops.forget();
  const row = await kitchen.shops.byCode(code);
  if (!row) throw new Error('the shop was taken by another one meanwhile');
  return row;
}
