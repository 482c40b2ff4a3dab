/** Chance that is the same again for the same seed. */
export type Chance = {
  /** A whole number from 0 up to and without `count`. */
  below: (count: number) => number;
  /** True so often of a hundred times. */
  is: (percent: number) => boolean;
  one: <T>(of: readonly [T, ...T[]]) => T;
  /** Nothing where there is none. */
  any: <T>(of: readonly T[]) => T | undefined;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: small, and good enough to choose what people do.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  const any = <T>(of: readonly T[]) => of[below(of.length)];
  return { below, is: (percent) => below(100) < percent, any, one: (of) => any(of) ?? of[0] };
}
