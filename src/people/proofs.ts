import { randomBytes } from 'node:crypto';
import type { ProofKind } from '#src/database/mail-tables.ts';
import { keep, type Reader, type Tx } from '#src/database/transact.ts';
import { base32, hashOf } from './link.ts';
import { markOf } from './seal.ts';
import type { SignIn } from './sign-in.ts';

// A link shows an order. What goes further asks besides it for a code that was told to the contact on the order.

export const proofLives = 10 * 60 * 1000;
export const proofTries = 5;

type Ground = { secret: string };
export type Whose = { shop: string; link: string; order: string };
export type ProofUsed = { opened: string } | { why: 'none' } | { why: 'wrong'; left: number };

export const newCode = (): string => base32(randomBytes(5));
/** A code that only this house can make anew from the id of what tells of it. */
export const codeFor = (secret: string, id: string): string =>
  base32(Buffer.from(markOf(secret, 'told', id), 'base64url').subarray(0, 5));
export const asSpoken = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** From now on this code counts for this link and this purpose, and no earlier one does. */
export async function keepProof(tx: Tx, { secret }: Ground, whose: Whose, kind: ProofKind, code: string, now: number) {
  const { shop, link, order } = whose;
  const fresh = {
    hash: markOf(secret, 'proof', link, kind, code),
    expires_at: now + proofLives,
    tries: 0,
    opened: null,
  };
  await tx
    .insertInto('proofs')
    .values({ shop, link, kind, order_id: order, ...fresh })
    .onConflict((on) => on.columns(['shop', 'link', 'kind']).doUpdateSet(fresh))
    .execute();
}

/** Takes a try before it looks, in one statement: many at once are no more than five. A right code is used up. */
export function useProof(
  { database, secret, now }: Pick<SignIn, 'database' | 'secret' | 'now'>,
  { shop, link }: Whose,
  kind: ProofKind,
  typed: string,
): Promise<ProofUsed> {
  const code = typed.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
  return database.transact<ProofUsed>(async (tx) => {
    const row = await tx
      .updateTable('proofs')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('shop', '=', shop)
      .where('link', '=', link)
      .where('kind', '=', kind)
      .where('hash', 'is not', null)
      .where('tries', '<', proofTries)
      .where('expires_at', '>', now())
      .returning(['hash', 'tries'])
      .executeTakeFirst();
    if (!row) return keep({ why: 'none' });
    if (row.hash !== markOf(secret, 'proof', link, kind, code))
      return keep({ why: 'wrong', left: proofTries - row.tries });
    const opened = base32(randomBytes(20));
    await tx
      .updateTable('proofs')
      .set({ hash: null, opened: hashOf(opened), expires_at: now() + proofLives })
      .where('shop', '=', shop)
      .where('link', '=', link)
      .where('kind', '=', kind)
      .execute();
    return keep({ opened });
  });
}

/** Whether this browser typed a code lately. */
export async function proofOf(
  reader: Reader,
  { shop, link }: Whose,
  kind: ProofKind,
  held: string | undefined,
  now: number,
) {
  const row = await reader
    .selectFrom('proofs')
    .select(['expires_at', 'opened'])
    .where('shop', '=', shop)
    .where('link', '=', link)
    .where('kind', '=', kind)
    .executeTakeFirst();
  const lives = row !== undefined && row.expires_at > now;
  return { isOpen: lives && held !== undefined && row.opened === hashOf(held) };
}
