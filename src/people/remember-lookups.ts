import type { SessionLookup } from './look-up-session.ts';

export type Lookups = {
  find: (credential: string, lookUp: () => Promise<SessionLookup | null>) => Promise<SessionLookup | null>;
  forget: () => void;
};

// Another process is heard within these milliseconds; this one forgets at once.
const freshFor = 2000;
const most = 5000;

/** Keeps who a cookie or key belongs to for a moment, because one page asks several times. */
export function rememberLookups(now: () => number): Lookups {
  const known = new Map<string, { at: number; lookup: SessionLookup }>();
  let forgotten = 0;
  return {
    async find(credential, lookUp) {
      const kept = known.get(credential);
      if (kept && Math.abs(now() - kept.at) < freshFor) return kept.lookup;
      const before = forgotten;
      const lookup = await lookUp();
      // What was read while somebody's access changed may be what it was before.
      if (lookup && before === forgotten) {
        if (known.size >= most) known.clear();
        known.set(credential, { at: now(), lookup });
      }
      return lookup;
    },
    forget() {
      forgotten += 1;
      known.clear();
    },
  };
}
