import type { Tx } from './transact.ts';

/** A write that a sender may repeat: the same key with the same fingerprint gets the first answer again. */
export type Once = { key: string; fingerprint: string };

export type Earlier = { answer: string } | 'other' | undefined;

/** What this key was used for before: its answer, 'other' for another body, route or actor, or nothing. */
export async function earlierAnswer(tx: Tx, shop: string, once: Once): Promise<Earlier> {
  const row = await tx
    .selectFrom('command_keys')
    .select(['fingerprint', 'answer'])
    .where('shop', '=', shop)
    .where('key', '=', once.key)
    .executeTakeFirst();
  if (!row) return undefined;
  return row.fingerprint === once.fingerprint ? { answer: row.answer } : 'other';
}

export async function rememberAnswer(tx: Tx, shop: string, once: Once, answer: unknown, at: number): Promise<void> {
  await tx
    .insertInto('command_keys')
    .values({ shop, key: once.key, fingerprint: once.fingerprint, answer: JSON.stringify(answer), at })
    .execute();
}

// An offline weekend and then some.
const keptFor = 8 * 24 * 60 * 60 * 1000;

export async function forgetOldAnswers(tx: Tx, now: number): Promise<void> {
  await tx
    .deleteFrom('command_keys')
    .where('at', '<', now - keptFor)
    .execute();
}
