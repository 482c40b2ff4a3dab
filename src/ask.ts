import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Once } from './database/once.ts';
import type { Language, ShopRow } from './database/tables.ts';
import type { Kitchen } from './kitchen.ts';
import { type Actor, type Customer, chooseShop, rolesIn, type Staff } from './people/actor.ts';
import { findFollower, linkCookie } from './people/link.ts';
import type { Asking, Who } from './route.ts';
import { findOrder, type OrderAt } from './timeline/find-order.ts';
import { readCookies } from './web/cookies.ts';
import { LinkNeeded, Missing, NotAllowed } from './web/errors.ts';

/** Nobody is signed in, and this is for somebody who is. */
export class SignInFirst extends Error {}

/** Somebody is, with a password alone, where more is wanted. */
export class FactorFirst extends Error {}

/**
 * Finds out who asks, in which shop and about which order, and refuses whoever may not: allowed on a positive match
 * only. A stranger's order is missing, also to staff of another shop.
 */
export async function ask(kitchen: Kitchen, request: Request, who: Who): Promise<Asking> {
  const cookies = readCookies(request.headers.cookie);
  const { cookie, authorization } = request.headers;
  const staff = who === 'customer' ? null : await kitchen.identifyStaff({ cookie, authorization });
  if (staff?.owesFactor && who !== 'anyone' && !isSettingUp(request.path)) throw new FactorFirst();
  // What waited on a shared tablet goes in the name of whoever made it, or not at all.
  const meant = request.get('For-Person');
  if (meant !== undefined && staff?.person !== meant) throw new SignInFirst();
  const name = request.params.order;
  const about = typeof name === 'string' ? await findOrder(kitchen, name) : null;
  const customer =
    about && (who === 'customer' || who === 'follower') ? await follower(kitchen, cookies, about.order) : null;
  const shop = about?.shop ?? (await currentShop(kitchen, staff, request.query.shop ?? cookies.shop));
  const roles = staff && shop ? rolesIn(staff, shop.id) : [];
  const actor = allow(
    who,
    staff && (roles.length > 0 || !about) ? staff : null,
    customer,
    about !== null || typeof name !== 'string',
    roles,
    staff !== null,
  );
  const language = actor.as === 'stranger' ? preferred(request, cookies) : actor.language;
  return {
    kitchen,
    request,
    path: request.path,
    params: strings(request.params),
    query: strings(request.query),
    actor,
    shop,
    roles,
    order: about?.order ?? null,
    language,
    theme: cookies.theme === 'light' || cookies.theme === 'dark' ? cookies.theme : null,
    attempt: null,
    once: undefined,
  };
}

const isSettingUp = (path: string) => path === '/me/sign-in' || path.startsWith('/me/second-factor/');

function allow(
  who: Who,
  staff: Staff | null,
  customer: Customer | null,
  found: boolean,
  roles: string[],
  signedIn: boolean,
): Actor {
  if (who === 'anyone') return staff ?? { as: 'stranger', language: 'nl' };
  if (who === 'customer' || (who === 'follower' && !staff)) {
    if (customer) return customer;
    if (who === 'customer') throw new LinkNeeded();
    if (signedIn) throw new Missing();
    throw new SignInFirst();
  }
  // Before anything is said about an order, one has to be signed in: a guess learns nothing.
  if (!signedIn) throw new SignInFirst();
  if (!staff || !found) throw new Missing();
  if (who === 'signed-in') return staff;
  if (roles.length === 0) throw new Missing();
  if (who === 'owner' && !roles.includes('owner')) throw new NotAllowed();
  if (who === 'desk' && !roles.includes('desk') && !roles.includes('owner')) throw new NotAllowed();
  return staff;
}

async function follower(kitchen: Kitchen, cookies: Record<string, string>, order: OrderAt): Promise<Customer | null> {
  const token = cookies[linkCookie(kitchen.settings.production, order.name)];
  const found = token ? await findFollower(kitchen.database.reader, token, kitchen.now()) : null;
  return found && found.order === order.id ? found : null;
}

async function currentShop(kitchen: Kitchen, staff: Staff | null, asked: unknown): Promise<ShopRow | null> {
  const shop = staff && chooseShop(staff, asked);
  return (shop && (await kitchen.shops.byId(shop))) || null;
}

function preferred(request: Request, cookies: Record<string, string>): Language {
  if (cookies.language === 'nl' || cookies.language === 'en') return cookies.language;
  return request.acceptsLanguages(['nl', 'en']) === 'en' ? 'en' : 'nl';
}

function strings(from: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(from).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/**
 * The key that makes a write happen once. A program's header is taken as it is; a form's hidden key says which state of
 * the page was pressed, so it counts for this person and this address only.
 */
export function onceOf(asking: Asking, body: Record<string, unknown>): Once | undefined {
  const { key: pressed, ...rest } = body;
  const header = asking.request.get('Idempotency-Key')?.slice(0, 200);
  const who = actorKey(asking.actor);
  if (!header && typeof pressed !== 'string') return undefined;
  const key = header ? `program ${header}` : `form ${who} ${asking.path} ${String(pressed).slice(0, 100)}`;
  const said = JSON.stringify([who, asking.path, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return { key, fingerprint: createHash('sha256').update(said).digest('base64url') };
}

function actorKey(actor: Actor): string {
  if (actor.as === 'staff') return `staff ${actor.person}`;
  return actor.as === 'customer' ? `customer ${actor.follower}` : 'stranger';
}
