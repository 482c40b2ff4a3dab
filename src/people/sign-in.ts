import { limiterInMemory } from '#src/database/limiters.ts';
import type { Database } from '#src/database/transact.ts';
import { type Auth, type AuthParts, openAuth } from './auth.ts';
import { countTries, type Tries } from './count-tries.ts';
import { type Lookups, rememberLookups } from './remember-lookups.ts';
import { makeSetupCode, type SetupCode } from './setup-code.ts';
import { countCodes, type UsedCodes } from './used-codes.ts';

/** What lets people in: made once by the kitchen, and all that the functions of this room work with. */
export type SignIn = {
  database: Database;
  auth: Auth;
  tries: Tries;
  lookups: Lookups;
  /** Opens the very first shop; of no use once there is one. */
  setupCode: SetupCode;
  /** Which codes of which app were typed a moment ago. */
  usedCodes: UsedCodes;
  /** What seals and marks are made with; kept beside the database, never in it. */
  secret: string;
  settings: AuthParts['settings'];
  now: () => number;
};

export function openSignIn(parts: AuthParts): SignIn {
  const { database, now, secret, settings } = parts;
  return {
    database,
    auth: openAuth(parts),
    tries: countTries(parts.limiter),
    lookups: rememberLookups(now),
    setupCode: makeSetupCode(),
    usedCodes: countCodes(parts.limiter ?? limiterInMemory),
    secret,
    settings,
    now,
  };
}
