import { hash } from 'node:crypto';
import type { ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { type Colleague, nameForCustomers } from '#src/people/colleagues.ts';
import { linkCookie } from '#src/people/link.ts';
import { type Asking, orderOf, shopOf } from '#src/route.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { readCookies } from '#src/web/cookies.ts';
import { type Followed, findFollowed } from './find-followed.ts';

/** In what form a page is asked for. */
type Form = { as: string; theme: Asking['theme']; about?: string | undefined };

/** Changes whenever the page would say anything else. Only what its clock shows may be another under the same tag. */
export async function versionOf(kitchen: Kitchen, shop: ShopRow, found: Followed, form: Form): Promise<string> {
  const { views, shops, colleagues } = kitchen;
  const [brand, people] = await Promise.all([shops.brandOf(shop.id), colleagues.of(shop.id)]);
  const facts = [
    ...[found.order, found.lastEntry, found.facts, found.language],
    ...[shop.name, shop.code, shop.phone, shop.zone, shop.language, isoDay(shop.zone, kitchen.now())],
    ...[brand.mark, brand.colour, whoTheyAre(people)],
    ...[views.build, form.as, form.theme, form.about],
  ];
  return hash('sha256', JSON.stringify(facts), 'base64url');
}

/** The same by a request that came through all doors. */
export async function followVersion(asking: Asking): Promise<string | null> {
  const { kitchen, request, theme, query } = asking;
  const token = readCookies(request.headers.cookie)[linkCookie(kitchen.settings.production, orderOf(asking).name)];
  const found = token ? await findFollowed(kitchen.database, token, kitchen.now()) : null;
  const as = request.accepts(['html', 'json']) || 'html';
  return found && versionOf(kitchen, shopOf(asking), found, { as, theme, about: query.about });
}

const known = new WeakMap<ReadonlyMap<string, Colleague>, string>();

/** What a customer reads of the people of a shop, in few letters. They are the same for many pages. */
function whoTheyAre(people: ReadonlyMap<string, Colleague>): string {
  const kept = known.get(people);
  if (kept !== undefined) return kept;
  const facts = [...people.values()].map((one) => [one.id, nameForCustomers(one), one.language, one.here]);
  const made = hash('sha256', JSON.stringify(facts), 'base64url');
  known.set(people, made);
  return made;
}
