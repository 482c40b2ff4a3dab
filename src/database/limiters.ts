import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
} from 'rate-limiter-flexible';
import type { Redis } from './open-redis.ts';

/** Counts tries: so many points in so many seconds for each key. */
export type MakeLimiter = (wanted: IRateLimiterOptions) => RateLimiterAbstract;

export const limiterInMemory: MakeLimiter = (wanted) => new RateLimiterMemory(wanted);

/** Counted together by all processes; by each for itself while Redis is gone. */
export function limitersIn(redis: Redis | null): MakeLimiter {
  if (!redis) return limiterInMemory;
  return (wanted) =>
    new RateLimiterRedis({
      ...wanted,
      keyPrefix: `open-kitchen ${wanted.keyPrefix}`,
      storeClient: redis.ask,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      insuranceLimiter: limiterInMemory(wanted),
    });
}
