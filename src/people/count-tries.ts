import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { limiterInMemory } from '#src/database/limiters.ts';
import { hashOf } from './link.ts';

export type Try = { ok: true; giveBack: () => Promise<void> } | { ok: false; minutes: number };

export type Tries = {
  /**
   * Takes one try at an account's password, before the password is looked at, so that many at once are counted too.
   * Known and unknown accounts count alike.
   */
  take: (asker: { account: string; address: string; knownThere: boolean; device?: string | null }) => Promise<Try>;
};

// In seconds.
const quarter = 15 * 60;
const week = 7 * 24 * 60 * 60;

/**
 * Per address, and per account. Whoever guesses at an account from elsewhere uses up the tries of all strangers
 * together, but never those of an address where the person is signed in or was lately, and neither they nor anybody at
 * the same address those of a device on which the person came in before: nobody is locked out by another.
 */
export function countTries(limiter = limiterInMemory): Tries {
  const ofAddress = limiter({ keyPrefix: 'address', points: 40, duration: quarter });
  const ofStrangers = limiter({ keyPrefix: 'strangers', points: 10, duration: quarter });
  const ofKnown = limiter({ keyPrefix: 'known', points: 10, duration: quarter });
  const ofDevice = limiter({ keyPrefix: 'device', points: 10, duration: quarter });
  const lately = limiter({ keyPrefix: 'lately', points: 1, duration: week });

  return {
    async take({ account: name, address: from, knownThere, device = null }) {
      // Where they are counted nobody needs to read who tried from where.
      const [account, address] = [hashOf(name), hashOf(from)];
      const here = `${account} ${address}`;
      if (device !== null) {
        const own = `${account} ${hashOf(device)}`;
        const spent = await spend(ofDevice, own);
        if (spent) return waits(spent);
        return { ok: true, giveBack: async () => void (await ofDevice.reward(own)) };
      }
      const known = knownThere || (await lately.get(here)) !== null;
      const ofAccount = known ? ofKnown : ofStrangers;
      const key = known ? here : account;
      const refused = (await spend(ofAddress, address)) ?? (await spend(ofAccount, key));
      if (refused) return waits(refused);
      return {
        ok: true,
        async giveBack() {
          await Promise.all([ofAddress.reward(address), ofAccount.reward(key), lately.set(here, 1, week)]);
        },
      };
    },
  };
}

const waits = ({ msBeforeNext }: RateLimiterRes): Try => {
  return { ok: false, minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) };
};

async function spend(limiter: RateLimiterAbstract, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}
