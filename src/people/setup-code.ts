import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32 } from './link.ts';

export type SetupCode = {
  /** As it is printed: `abcd-efgh`. */
  code: string;
  /** 'right' may be asked again until the first owner exists; after too many misses only a new start gives a new code. */
  check: (typed: string) => 'right' | 'wrong' | 'used-up';
};

const tries = 20;

/** The one-time code for the very first start: whoever can read the server's output may make the first shop. */
export function makeSetupCode(random: (size: number) => Uint8Array = randomBytes): SetupCode {
  const code = base32(random(5));
  let misses = 0;
  return {
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
    check(typed) {
      if (misses >= tries) return 'used-up';
      if (timingSafeEqual(digest(bare(typed)), digest(code))) return 'right';
      misses += 1;
      return misses >= tries ? 'used-up' : 'wrong';
    },
  };
}

const bare = (typed: string) => typed.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
const digest = (text: string) => createHash('sha256').update(text).digest();
