import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import { PostgresAdapter } from 'kysely';
import type { MakeLimiter } from '#src/database/limiters.ts';
import { newId } from '#src/database/new-id.ts';
import type { Database, Reader } from '#src/database/transact.ts';
import type { Settings } from '#src/settings.ts';
import { type Hashing, slowHashing } from './hashing.ts';
import { renewSession } from './renew-session.ts';

export type AuthParts = {
  database: Database;
  settings: Pick<Settings, 'publicUrl' | 'production'>;
  secret: string;
  now: () => number;
  hashing?: Hashing | undefined;
  limiter?: MakeLimiter;
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
};

export type Auth = ReturnType<typeof openAuth>;

export const shortestPassword = 10;
export const longestPassword = 128;

/** Only we set this header, from the address of the connection; it never comes from outside. */
export const addressHeader = 'x-open-kitchen-address';

/** What a browser holds between the right password and the code of an app. */
export const challengeCookie = 'second-step';
export const passkeyCookie = 'passkey-step';

const day = 24 * 60 * 60;

/**
 * better-auth on the same connection, used as a library: none of its own addresses is served, so that nobody can sign
 * up, and each call goes through our routes. It works on `writer` by itself: never call it inside a transaction.
 */
export function openAuth({ database, settings, secret, now, log, hashing = slowHashing }: AuthParts) {
  const type = database.writer.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
  const cookie = (name: string) => ({ name: settings.production ? `__Host-${name}` : name });
  return betterAuth({
    appName: 'Open Kitchen',
    baseURL: settings.publicUrl,
    trustedOrigins: [new URL(settings.publicUrl).origin],
    secret,
    telemetry: { enabled: false },
    database: { db: database.writer, type, transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: hashing,
    },
    session: { expiresIn: 30 * day, updateAge: day },
    rateLimit: { enabled: false },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => (await mayComeIn(database.reader, userId)) && undefined } },
    },
    advanced: {
      database: { generateId: () => newId(now()) },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: false,
      defaultCookieAttributes: { secure: settings.production, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: {
        session_token: cookie('session'),
        session_data: cookie('session-kept'),
        dont_remember: cookie('session-short'),
        two_factor: cookie(challengeCookie),
        trust_device: cookie('trusted-device'),
        [passkeyCookie]: cookie(passkeyCookie),
      },
    },
    plugins: [renewSession, secondFactor, passkeys(settings.publicUrl)],
    logger: { level: 'warn', log: (level, message) => log(level, `sign-in: ${message}`) },
  });
}

// Tries are counted by us, for each device apart: the library's own lock could be turned against the person.
const secondFactor = twoFactor({
  issuer: 'Open Kitchen',
  accountLockout: { enabled: false },
  backupCodeOptions: { storeBackupCodes: 'encrypted' },
});

/** A passkey is two factors at once, so that the device has to have asked who is there: by a finger, a face or a PIN. */
const passkeys = (publicUrl: string) =>
  passkey({
    rpID: new URL(publicUrl).hostname,
    rpName: 'Open Kitchen',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: passkeyCookie },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
      },
    },
  });

/** Without a row in people nobody comes in: that row is written last when somebody is added. */
async function mayComeIn(reader: Reader, id: string): Promise<boolean> {
  const person = await reader.selectFrom('people').select('disabled_at').where('id', '=', id).executeTakeFirst();
  return person?.disabled_at === null;
}
