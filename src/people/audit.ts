import { newId } from '#src/database/new-id.ts';
import { type Database, keep, type Reader, type Tx } from '#src/database/transact.ts';

/** What is noted: short codes, so that a row names nobody but by id. The words for them stand in words/audit.ts. */
export const auditCodes = [
  'order-seen',
  'person-exported',
  'person-erased',
  'customer-read-own',
  'erasure-asked',
  'audit-exported',
  'signed-in',
  'sign-in-failed',
  'sign-in-locked',
  'signed-out',
  'sessions-ended',
  'password-changed',
  'password-reset',
  'pin-changed',
  'second-factor-on',
  'second-factor-off',
  'passkey-added',
  'passkey-removed',
  'key-made',
  'key-revoked',
  'roles-changed',
  'person-added',
  'person-disabled',
  'person-enabled',
  'person-left',
  'alias-changed',
  'retention-changed',
] as const;
export type AuditCode = (typeof auditCodes)[number];

/**
 * `shop` null: in every shop in which `who` works, or in the whole house where nobody is known. `who` is a person's id;
 * null is a customer, the clock or somebody unknown. `about` holds ids, numbers and codes: never a name, an address or
 * somebody's words.
 */
export type Noted = {
  what: AuditCode;
  shop?: string | null;
  who?: string | null;
  order?: string | null;
  about?: Record<string, string | number | boolean | null>;
};

type Ground = { database: Database; now: () => number };

/** Notes who did what, in a transaction of its own. To be called after what it notes was done. */
export async function noteAudit(ground: Ground, noted: Noted): Promise<void> {
  // It changes nothing that anybody decides by, so it need not be alone in the house.
  await ground.database.transact(async (tx) => keep(await insertAudit(tx, noted, ground.now())), 'order');
}

/** The same within a transaction, where what is noted and the note have to be one. */
export async function insertAudit(tx: Tx, noted: Noted, at: number): Promise<void> {
  const { what, who = null, order: order_id = null, about = {} } = noted;
  const shops = noted.shop ? [noted.shop] : who === null ? [null] : await shopsOf(tx, who);
  const rows = shops.map((shop) => ({
    ...{ id: newId(at), at, shop, who, what, order_id },
    about: JSON.stringify(about),
  }));
  if (rows.length > 0) await tx.insertInto('audit').values(rows).execute();
}

async function shopsOf(from: Reader | Tx, person: string): Promise<(string | null)[]> {
  const rows = await from.selectFrom('roles').select('shop').distinct().where('person', '=', person).execute();
  return rows.length > 0 ? rows.map(({ shop }) => shop) : [null];
}
