import { type ColumnDataType, type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * More than a password: codes of an app, passkeys, and which shop insists. The tables of better-auth 1.7 are as its own
 * compileMigrations() writes them, frozen; like those of 0002 they keep times and yes/no as each database does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const types = db.getExecutor().adapter instanceof PostgresAdapter ? postgresTypes : sqliteTypes;
  await db.schema.alterTable('user').addColumn('twoFactorEnabled', types.yesNo).execute();
  await twoFactor(db, types);
  await passkey(db, types);
  await shopRules(db);
  await resets(db);
}

type Types = { time: ColumnDataType; yesNo: ColumnDataType };
const sqliteTypes: Types = { time: 'date', yesNo: 'integer' };
const postgresTypes: Types = { time: 'timestamptz', yesNo: 'boolean' };

async function twoFactor(db: Kysely<unknown>, { time, yesNo }: Types): Promise<void> {
  await db.schema
    .createTable('twoFactor')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('backupCodes', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('verified', yesNo)
    .addColumn('failedVerificationCount', 'integer')
    .addColumn('lockedUntil', time)
    .execute();
  await db.schema.createIndex('twoFactor_secret_idx').on('twoFactor').column('secret').execute();
  await db.schema.createIndex('twoFactor_userId_idx').on('twoFactor').column('userId').execute();
}

async function passkey(db: Kysely<unknown>, { time, yesNo }: Types): Promise<void> {
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('name', 'text')
    .addColumn('publicKey', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
    .addColumn('credentialID', 'text', (c) => c.notNull())
    .addColumn('counter', 'integer', (c) => c.notNull())
    .addColumn('deviceType', 'text', (c) => c.notNull())
    .addColumn('backedUp', yesNo, (c) => c.notNull())
    .addColumn('transports', 'text')
    .addColumn('createdAt', time)
    .addColumn('aaguid', 'text')
    .execute();
  await db.schema.createIndex('passkey_userId_idx').on('passkey').column('userId').execute();
  await db.schema.createIndex('passkey_credentialID_idx').on('passkey').column('credentialID').execute();
}

/** What a shop insists on; without a row, nothing beyond a password. */
async function shopRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_in_rules')
    .addColumn('shop', 'text', (c) => c.primaryKey().references('shops.id'))
    .addColumn('second_factor', 'integer', (c) => c.notNull().check(sql`second_factor in (0, 1)`))
    .execute();
}

/** A link or a code that sets a new password, once; used by whoever has it, it takes all others of the person with it. */
async function resets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('resets')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('way', 'text', (c) => c.notNull().check(sql`way in ('mail', 'code')`))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('resets_of_person').on('resets').column('person').execute();
}
