import { parseArgs } from 'node:util';
import { behindAProxy } from './behind-a-proxy.ts';
import { manyHistories, wholeDay } from './in-full.ts';
import { killedSweeps } from './killed-sweeps.ts';
import { lossyWrites } from './lossy-writes.ts';
import { randomDays } from './random-days.ts';
import { manyRestarts } from './restarts.ts';
import { hostileUploads, killedUploads } from './uploads.ts';

/** What a trial found: figures to read, and whether all of them are as they have to be. */
export type Finding = { name: string; counts: Record<string, string | number>; good: boolean };

// Longer trials than the suite has time for: `npm run torture`, with `-- --json` for programs. They end by themselves.
// `--days 1 --seed N` is one random day alone, the one with this number, and `--acts N` how much happens on each at least.
// `--processes 2` is the restarts alone, with two processes that share PostgreSQL and Redis; `--processes 1` with SQLite.
const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, days: number, seed: number, acts: number, processes: number },
});
const numberOf = (text: string | undefined, usual: number): number => {
  if (text === undefined) return usual;
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${text} is no whole number`);
  return Number(text);
};
const isWhole = values.days === undefined && values.seed === undefined && values.acts === undefined;
const days = numberOf(values.days, 1000);
const seed = numberOf(values.seed, Math.floor(Math.random() * 1_000_000_000));
const acts = numberOf(values.acts, 14);
const tell = (text: string) => process.stderr.write(text);

const restarts = (processes: 1 | 2) => () =>
  manyRestarts({ restarts: 20, watchers: 1000, perSecond: 10, processes }, tell);
const all: (() => Promise<Finding>)[] = [
  ...(isWhole
    ? [
        () => killedSweeps(50),
        () => lossyWrites(1000, seed),
        () => killedUploads(30),
        () => hostileUploads(6),
        wholeDay,
        manyHistories,
        restarts(1),
        () => behindAProxy({ watchers: 100, idleSeconds: 90, rounds: 4, perSecond: 20 }, tell),
      ]
    : []),
  () => randomDays({ days, seed, acts }, tell),
];
const trials = values.processes === undefined ? all : [restarts(numberOf(values.processes, 1) === 2 ? 2 : 1)];
for (const trial of trials) {
  const finding = await trial();
  process.stdout.write(values.json ? `${JSON.stringify(finding)}\n` : inLines(finding));
  if (!finding.good) process.exitCode = 1;
}

function inLines({ name, counts, good }: Finding): string {
  const figures = Object.entries(counts).map(([what, figure]) => `      ${what}: ${figure}\n`);
  return [`${good ? 'good' : 'BAD'}  ${name}\n`, ...figures].join('');
}
