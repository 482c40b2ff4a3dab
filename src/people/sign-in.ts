import type { Database } from '#src/database/transact.ts';
import { type Auth, type AuthParts, openAuth } from './auth.ts';
import { countTries, type Tries } from './count-tries.ts';
import { type Lookups, rememberLookups } from './remember-lookups.ts';
import { makeSetupCode, type SetupCode } from './setup-code.ts';

/** What lets people in: made once by the kitchen, and all that the functions of this room work with. */
export type SignIn = {
  database: Database;
  auth: Auth;
  tries: Tries;
  lookups: Lookups;
  /** Opens the very first shop; of no use once there is one. */
  setupCode: SetupCode;
  now: () => number;
};

export function openSignIn(parts: AuthParts): SignIn {
  const { database, now } = parts;
  return {
    database,
    auth: openAuth(parts),
    tries: countTries(parts.limiter),
    lookups: rememberLookups(now),
    setupCode: makeSetupCode(),
    now,
  };
}
