import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { MakeLimiter } from '#src/database/limiters.ts';
import type { Actor } from '#src/people/actor.ts';
import { NotNow } from './not-now.ts';

/** How many photos somebody may send. Both throw NotNow when it is enough for a while. */
export type CountPhotos = {
  /** Whether any more may come, asked before they are read. */
  look: (actor: Actor) => Promise<void>;
  /** Takes so many, also of photos that turn out to be none: opening them is the work. */
  take: (actor: Actor, count: number) => Promise<void>;
};

const hour = 60 * 60;

/** Nobody fills the disk alone: so many an hour for each link, and for each person of staff. */
export function countPhotos(limiterOf: MakeLimiter): CountPhotos {
  const ofLinks = limiterOf({ keyPrefix: 'photos of a link', points: 40, duration: hour });
  const ofStaff = limiterOf({ keyPrefix: 'photos of staff', points: 200, duration: hour });
  const whose = (actor: Actor): [RateLimiterAbstract, string] => {
    if (actor.as === 'staff') return [ofStaff, actor.person];
    return [ofLinks, actor.as === 'customer' ? actor.follower : ''];
  };
  const look = async (actor: Actor, count: number) => {
    const [limiter, key] = whose(actor);
    const taken = await limiter.get(key);
    if (taken && taken.consumedPoints + count > limiter.points) throw enough(limiter, taken);
  };
  return {
    look: (actor) => look(actor, 1),
    async take(actor, count) {
      // Asked first: what is refused is not counted, and a smaller message still goes through.
      await look(actor, count);
      const [limiter, key] = whose(actor);
      await limiter.consume(key, count).catch((error: unknown) => {
        throw error instanceof RateLimiterRes ? enough(limiter, error) : error;
      });
    },
  };
}

function enough({ points: most }: RateLimiterAbstract, { msBeforeNext }: RateLimiterRes): NotNow {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  return new NotNow({ refused: 'photos.too-fast', with: { most, minutes }, status: 429 });
}
