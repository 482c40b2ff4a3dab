import { compiled } from '#src/database/compiled.ts';
import type { Language, ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { chooseShop, rolesIn, type Staff } from '#src/people/actor.ts';
import { findFollower, isLive, linkCookie } from '#src/people/link.ts';
import { findOrder } from '#src/timeline/find-order.ts';
import { readCookies } from '#src/web/cookies.ts';
import type { OrderFace } from './faces.ts';

/** Who sits behind a connection, and which hat they wear: kept for as long as it lasts. */
export type Guest = {
  staff: Staff | null;
  as: OrderFace | undefined;
  /** What it came with, to be asked again whether that still opens anything. */
  credentials: { authorization?: string; cookie?: string | undefined };
  /** The links by which it follows orders. */
  links: string[];
  /** When it asked something within the last minute. */
  said: number[];
};

export type Seat = { shop: string; order: string; face: OrderFace; language: Language; link?: string };

/** The client names an order; which room that is, is decided here from who asks. */
export async function seatFor(kitchen: Kitchen, guest: Guest, name: string): Promise<Seat | null> {
  const found = await findOrder(kitchen, name);
  if (!found) return null;
  const { staff, as, credentials } = guest;
  const at = { shop: found.shop.id, order: found.order.id };
  if (staff) {
    if (rolesIn(staff, at.shop).length === 0) return null;
    return { ...at, face: as === 'bench' ? 'bench' : 'staff', language: staff.language };
  }
  const token = readCookies(credentials.cookie)[linkCookie(kitchen.settings.production, found.order.name)];
  const follower = token ? await findFollower(kitchen.database.reader, token, kitchen.now()) : null;
  if (follower?.order !== at.order) return null;
  return { ...at, face: 'customer', language: follower.language, link: follower.link };
}

/** The shop whose desk or bench somebody looks at, if it is theirs to look at. */
export async function shopFor(
  kitchen: Kitchen,
  { staff, credentials }: Guest,
  page: 'desk' | 'bench',
): Promise<ShopRow | null> {
  const id = staff && chooseShop(staff, readCookies(credentials.cookie).shop);
  if (!staff || !id) return null;
  if (page === 'desk' && !rolesIn(staff, id).some((role) => role !== 'technician')) return null;
  return (await kitchen.shops.byId(id)) ?? null;
}

/** True while a link still opens its order. */
export async function linkLives(kitchen: Kitchen, link: string): Promise<boolean> {
  const [row] = await linkOf(kitchen.database.reader, { link });
  return row !== undefined && isLive(row, kitchen.now());
}

const linkOf = compiled((reader, { link }: { link: string }) =>
  reader.selectFrom('links').select(['expires_at', 'revoked_at']).where('id', '=', link),
);
