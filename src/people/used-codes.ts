import type { MakeLimiter } from '#src/database/limiters.ts';
import { hashOf } from './link.ts';

/** Whether a code of somebody's app is typed for the first time: who saw it over a shoulder comes too late. */
export type UsedCodes = { isFresh: (person: string, code: string) => Promise<boolean> };

// Longer than an app's code works, with the moment before and after it.
const seconds = 120;

export function countCodes(limiter: MakeLimiter): UsedCodes {
  const used = limiter({ keyPrefix: 'used-code', points: 1, duration: seconds });
  return {
    isFresh: (person, code) =>
      used.consume(hashOf(`${person} ${code}`)).then(
        () => true,
        (refused: unknown) => {
          if (refused instanceof Error) throw refused;
          return false;
        },
      ),
  };
}
