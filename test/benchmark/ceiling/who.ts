import { createHash } from 'node:crypto';
import type { Rows } from './rows.ts';

export type Colleague = { id: string; shop: string };

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Who holds a bearer key, remembered for two seconds as the product does. */
export function colleagues(rows: Rows): (authorization: string | undefined) => Colleague | null {
  const known = new Map<string, { at: number; colleague: Colleague | null }>();
  return (authorization) => {
    if (!authorization?.startsWith('Bearer ')) return null;
    const hash = hashOf(authorization.slice(7));
    const kept = known.get(hash);
    if (kept && Date.now() - kept.at < 2000) return kept.colleague;
    const [row] = rows.byKey(hash);
    const colleague = row ? { id: row.id, shop: row.shop } : null;
    known.set(hash, { at: Date.now(), colleague });
    return colleague;
  };
}

/** True where this cookie holds a link that opens this order and still works. */
export function opens(rows: Rows, cookie: string | undefined, order: number): boolean {
  const token = cookie?.match(new RegExp(`(?:^|; )link-${order}=([a-z2-7]+)`))?.[1];
  const link = token && rows.byLink(hashOf(token));
  return !!link && link.number === order && (link.expires_at === null || link.expires_at > Date.now());
}
