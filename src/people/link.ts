import { createHash, createHmac } from 'node:crypto';
import { compiled } from '#src/database/compiled.ts';
import type { LinkRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import type { Customer } from './actor.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The token of a link: 160 bits that only this installation's secret can make from the link's id. The database
 * holds the SHA-256 alone, and yet the desk can show and print the same link again.
 */
export function tokenOf(secret: string, link: string): string {
  return base32(createHmac('sha256', secret).update(`link:${link}`).digest().subarray(0, 20));
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(held >> bits) & 31];
    }
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text;
}

/** Whether a link still opens its order. */
export function isLive({ revoked_at, expires_at }: Pick<LinkRow, 'revoked_at' | 'expires_at'>, now: number): boolean {
  return revoked_at === null && (expires_at === null || expires_at > now);
}

export type Followed = Customer & { number: number; code: string };

/** Whose link this is. Unknown, expired and revoked are the same answer after the same work. */
export async function findFollower(reader: Reader, token: string, now: number): Promise<Followed | null> {
  const [row] = await followerOf(reader, { hash: hashOf(token) });
  if (!row || !isLive(row, now)) return null;
  const { link, shop, order, follower, language, number, code } = row;
  return { as: 'customer', link, shop, order, follower, language, number, code };
}

const followerOf = compiled((reader, { hash }: { hash: string }) =>
  reader
    .selectFrom('links')
    .innerJoin('followers', (join) =>
      join.onRef('followers.shop', '=', 'links.shop').onRef('followers.id', '=', 'links.follower'),
    )
    .innerJoin('orders', (join) =>
      join.onRef('orders.shop', '=', 'links.shop').onRef('orders.id', '=', 'links.order_id'),
    )
    .innerJoin('shops', 'shops.id', 'links.shop')
    .select([
      'links.id as link',
      'links.shop',
      'links.order_id as order',
      'links.follower',
      'links.expires_at',
      'links.revoked_at',
      'followers.language',
      'orders.number',
      'shops.code',
    ])
    .where('links.hash', '=', hash),
);

export function linkCookie(production: boolean, order: string): string {
  return `${production ? '__Host-' : ''}link-${order}`;
}
