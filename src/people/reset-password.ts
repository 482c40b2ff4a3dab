import { randomBytes } from 'node:crypto';
import type { ResetRow } from '#src/database/mail-tables.ts';
import { newId } from '#src/database/new-id.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import type { Word } from '#src/web/words.ts';
import { addressKey } from './address-key.ts';
import { noteAudit } from './audit.ts';
import type { Device } from './device.ts';
import { rememberDevice } from './known-device.ts';
import { base32, hashOf } from './link.ts';
import { givePassword, whyNotPassword } from './passwords.ts';
import { giveTriesBack } from './pin.ts';
import { postMail } from './post-mail.ts';
import { markOf } from './seal.ts';
import type { SignIn } from './sign-in.ts';

const halfHour = 30 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

type Whose = { id: string; name: string; email: string; language: 'nl' | 'en' };
export type Reset = { ended: Ended[]; known: string };
export type NotReset = { why: 'gone' } | { why: 'wait'; minutes: number } | { why: 'password'; word: Word };

/**
 * A link to a new password, by mail, if somebody who works here has this address. For everybody else the same rows are
 * read and as many written, so that neither the answer nor its time tells who is known.
 */
export async function mailReset(signIn: SignIn, typed: string, device: Device): Promise<'asked' | { minutes: number }> {
  const { now, database } = signIn;
  const taken = await signIn.tries.take({ account: `forgot ${addressKey(device.address)}`, ...strange(device) });
  if (!taken.ok) return { minutes: taken.minutes };
  const whose = await findByEmail(signIn, typed.trim().toLowerCase());
  const token = base32(randomBytes(20));
  await database.transact(async (tx) => {
    const shop = await shopOf(tx, whose?.id ?? '');
    if (!shop) return keep(undefined);
    const at = now();
    await tx.deleteFrom('resets').where('expires_at', '<=', at).execute();
    const about = { name: whose?.name ?? '', token };
    const { language } = whose ?? { language: 'nl' as const };
    const letter = { shop, language, kind: 'reset' as const, about, lives: halfHour };
    if (!whose) {
      await keepNobody(tx, shop, at);
      return keep(undefined);
    }
    const state = await postMail(tx, signIn, { ...letter, to: whose.email, person: whose.id });
    if (state === 'waiting') await keepReset(tx, whose.id, 'mail', hashOf(token), at, halfHour);
    return keep(undefined);
  });
  return 'asked';
}

/** A code that an owner, or whoever has the machine, tells somebody: shown once, works once, for a day. */
export async function makeResetCode(signIn: SignIn, person: string): Promise<string> {
  const code = base32(randomBytes(7)).slice(0, 10);
  await signIn.database.transact(async (tx) => {
    await tx.deleteFrom('resets').where('person', '=', person).where('way', '=', 'code').execute();
    await keepReset(tx, person, 'code', markOf(signIn.secret, 'reset', person, code), signIn.now(), day);
    return keep(undefined);
  });
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

export async function resetByLink(
  signIn: SignIn,
  { token, password }: { token: string; password: string },
  device: Device,
): Promise<Reset | NotReset> {
  const taken = await signIn.tries.take({ account: `reset ${addressKey(device.address)}`, ...strange(device) });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  return useReset(signIn, hashOf(token), password, device);
}

export async function resetByCode(
  signIn: SignIn,
  { email, code, password }: { email: string; code: string; password: string },
  device: Device,
): Promise<Reset | NotReset> {
  const account = email.trim().toLowerCase();
  const taken = await signIn.tries.take({
    account: `reset ${account} ${addressKey(device.address)}`,
    ...strange(device),
  });
  if (!taken.ok) return { why: 'wait', minutes: taken.minutes };
  const whose = await findByEmail(signIn, account);
  const bare = code.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
  return useReset(signIn, markOf(signIn.secret, 'reset', whose?.id ?? '', bare), password, device);
}

/** Whether the link still sets a password: looking changes nothing. */
export async function isOpen({ database, now }: SignIn, token: string): Promise<boolean> {
  const row = await database.reader
    .selectFrom('resets')
    .selectAll()
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
  return row !== undefined && row.expires_at > now();
}

async function useReset(signIn: SignIn, hash: string, password: string, device: Device): Promise<Reset | NotReset> {
  const { database, now } = signIn;
  const row = await database.reader.selectFrom('resets').selectAll().where('hash', '=', hash).executeTakeFirst();
  const whose = row && row.expires_at > now() ? await findById(signIn, row.person) : null;
  if (!row || !whose) return { why: 'gone' };
  const word = whyNotPassword(password, whose);
  if (word) return { why: 'password', word };
  // Whoever is first uses it; all others of the person go with it.
  const isFirst = await database.transact(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('resets').where('hash', '=', hash).executeTakeFirst();
    await tx.deleteFrom('resets').where('person', '=', whose.id).execute();
    return keep(numDeletedRows > 0n);
  });
  if (!isFirst) return { why: 'gone' };
  const ended = await givePassword(signIn, whose, password);
  if ('why' in ended) return { why: 'password', word: ended.why };
  await giveTriesBack(database, whose.id);
  await tellOfPassword(signIn, whose);
  await noteAudit(signIn, { what: 'password-reset', who: whose.id, about: { by: row.way } });
  return { ended: [{ person: whose.id }, ...ended], known: rememberDevice(signIn, device.cookie, whose.email) };
}

/** Says so to the person, who may not be the one who did it. */
export async function tellOfPassword(signIn: SignIn, whose: Omit<Whose, 'language'> & Partial<Whose>): Promise<void> {
  await signIn.database.transact(async (tx) => {
    const shop = await shopOf(tx, whose.id);
    const { language = 'nl' } = whose;
    const letter = { kind: 'password-set' as const, about: { name: whose.name }, person: whose.id, language };
    if (shop) await postMail(tx, signIn, { ...letter, shop, to: whose.email });
    return keep(undefined);
  });
}

const strange = ({ address }: Device) => ({ address: addressKey(address), knownThere: false });

async function keepReset(tx: Tx, person: string, way: ResetRow['way'], hash: string, at: number, lives: number) {
  await tx
    .insertInto('resets')
    .values({ hash, person, way, made_at: at, expires_at: at + lives })
    .execute();
}

/** As much to write as for somebody. */
async function keepNobody(tx: Tx, shop: string, at: number): Promise<void> {
  const row = { id: newId(at), shop, address: '', language: 'nl' as const, kind: 'reset' as const, about: null };
  const rest = { order_id: null, person: null, made_at: at, state: 'dropped' as const, claimed_until: 0, attempts: 0 };
  await tx
    .insertInto('mails')
    .values({ ...row, ...rest, next_at: at, until_at: at, sent_at: null, why: 'nobody' })
    .execute();
}

async function findByEmail(signIn: SignIn, email: string): Promise<Whose | null> {
  const { internalAdapter } = await signIn.auth.$context;
  const found = await internalAdapter.findUserByEmail(email);
  return findById(signIn, found?.user.id ?? '', found?.user.email);
}

async function findById(signIn: SignIn, id: string, known?: string): Promise<Whose | null> {
  const { internalAdapter } = await signIn.auth.$context;
  const row = await signIn.database.reader
    .selectFrom('people')
    .select(['id', 'name', 'language'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  const email = known ?? (row && (await internalAdapter.findUserById(id))?.email);
  return row && email ? { ...row, email } : null;
}

/** A shop in which somebody works; any at all for who works nowhere. */
async function shopOf(tx: Tx, person: string): Promise<string | undefined> {
  const role = await tx.selectFrom('roles').select('shop').where('person', '=', person).limit(1).executeTakeFirst();
  const first = await tx.selectFrom('shops').select('id').orderBy('created_at').limit(1).executeTakeFirst();
  return role?.shop ?? first?.id;
}
