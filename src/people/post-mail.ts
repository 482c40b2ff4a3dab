import { z } from 'zod';
import type { MailKind, MailState } from '#src/database/mail-tables.ts';
import { newId } from '#src/database/new-id.ts';
import type { Language } from '#src/database/tables.ts';
import type { Tx } from '#src/database/transact.ts';
import { seal } from './seal.ts';

export type Letter = {
  shop: string;
  to: string;
  language: Language;
  kind: MailKind;
  /** What the template says. It is kept sealed, and only until it was sent. */
  about: Record<string, string>;
  order?: string;
  person?: string;
  /** For how long it is of use; at most a day. */
  lives?: number;
};

type Ground = { secret: string; now: () => number };

export const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
/** So many an hour about one order, or to one person: nobody's mailbox is filled by whoever presses a button. */
const mostAnHour = 3;

/** Writes a mail into the outbox, in the transaction of what it belongs to. Another part of the house sends it. */
export async function postMail(tx: Tx, { secret, now }: Ground, letter: Letter): Promise<MailState> {
  const { shop, to, language, kind, about, order = null, person = null, lives = day } = letter;
  const at = now();
  const why = !z.email().safeParse(to).success ? 'address' : (await tooMany(tx, letter, at)) ? 'often' : null;
  const state: MailState = why === null ? 'waiting' : why === 'often' ? 'dropped' : 'failed';
  const row = {
    ...{ id: newId(at), shop, address: to, language, kind, order_id: order, person },
    about: state === 'waiting' ? seal(secret, JSON.stringify(about)) : null,
    ...{ made_at: at, state, claimed_until: 0, attempts: 0, next_at: at, until_at: at + Math.min(lives, day) },
    ...{ sent_at: null, why },
  };
  await tx.insertInto('mails').values(row).execute();
  return state;
}

/** What nobody asked for by pressing a button is never too much. */
async function tooMany(tx: Tx, { shop, kind, order, person }: Letter, now: number): Promise<boolean> {
  if (kind === 'password-set') return false;
  let recent = tx
    .selectFrom('mails')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('shop', '=', shop)
    .where('made_at', '>', now - hour)
    .where('kind', '!=', 'password-set')
    .where('state', '!=', 'dropped');
  recent = order === undefined ? recent.where('person', '=', person ?? '') : recent.where('order_id', '=', order);
  return Number((await recent.executeTakeFirstOrThrow()).count) >= mostAnHour;
}
