import { compiled } from './compiled.ts';
import type { Tables } from './tables.ts';
import type { Tx } from './transact.ts';

/** A write that a sender may repeat: the same key with the same fingerprint gets the first answer again. */
export type Once = { key: string; fingerprint: string };

export type Earlier = { answer: string } | 'other' | undefined;

/** What this key was used for before: its answer, 'other' for another body, route or actor, or nothing. */
export async function earlierAnswer(tx: Tx, shop: string, once: Once): Promise<Earlier> {
  const [row] = await answerOf(tx, { shop, key: once.key });
  if (!row) return undefined;
  return row.fingerprint === once.fingerprint ? { answer: row.answer } : 'other';
}

const answerOf = compiled((from, { shop, key }: { shop: string; key: string }) =>
  from.selectFrom('command_keys').select(['fingerprint', 'answer']).where('shop', '=', shop).where('key', '=', key),
);

export async function rememberAnswer(tx: Tx, shop: string, once: Once, answer: unknown, at: number): Promise<void> {
  await insertAnswer(tx, { shop, ...once, answer: JSON.stringify(answer), at });
}

const insertAnswer = compiled((from, { shop, key, fingerprint, answer, at }: Tables['command_keys']) =>
  from.insertInto('command_keys').values({ shop, key, fingerprint, answer, at }),
);

// An offline weekend and then some.
const keptFor = 8 * 24 * 60 * 60 * 1000;

export async function forgetOldAnswers(tx: Tx, now: number): Promise<void> {
  await tx
    .deleteFrom('command_keys')
    .where('at', '<', now - keptFor)
    .execute();
}
