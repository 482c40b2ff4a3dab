import { actNames, aRandomDay, type Day } from '../exceptions/a-random-day.ts';
import type { Finding } from './finding.ts';

type Given = { days: number; seed: number; acts: number };

/**
 * Days of a garage at random, one seed each from `seed` on. After every look at the clock nothing is without an owner,
 * missed, made up or raised twice; at the end of a day nothing is left over. The first bad days are told in full.
 */
export async function randomDays({ days, seed, acts }: Given, tell: (text: string) => void): Promise<Finding> {
  const began = Date.now();
  const sums = { looks: 0, restarts: 0, refused: 0, bad: 0 };
  const done: Record<string, number> = {};
  const raised: Record<string, number> = {};
  const promises: Record<string, number> = {};
  for (let i = 0; i < days; i += 1) {
    const day = await aRandomDay(seed + i, acts);
    sums.looks += day.looks;
    sums.restarts += day.restarts;
    sums.refused += day.refused;
    add(done, day.done);
    add(raised, day.raised);
    add(promises, day.promises);
    if (day.faults.length === 0) continue;
    sums.bad += 1;
    if (sums.bad <= 3) tell(inFull(day));
  }
  const never = actNames.filter((name) => !done[name]);
  // With few days some things happen never; with many each has to, or nothing was tried with it.
  const isTried = days < 300 || never.length === 0;
  const counts = {
    ...{ seed, days, done: sumOf(done), never: never.join(', ') || 'none' },
    ...sums,
    ...{ raised: sumOf(raised), ...named('raised', raised), ...named('promise', promises) },
    seconds: Math.round((Date.now() - began) / 1000),
  };
  return { name: 'random days', counts, good: sums.bad === 0 && isTried };
}

function add(sum: Record<string, number>, more: Record<string, number>): void {
  for (const [name, times] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + times;
}

const sumOf = (all: Record<string, number>): number => Object.values(all).reduce((sum, times) => sum + times, 0);

const named = (what: string, all: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(all)
      .toSorted()
      .map(([name, times]) => [`${what} ${name}`, times]),
  );

const inFull = ({ seed, faults, story }: Day): string =>
  [`seed ${seed}:`, ...story, ...faults].map((line) => `${line}\n`).join('');
