import { parseArgs } from 'node:util';
import { backups } from './backups.ts';
import { behindAProxy } from './behind-a-proxy.ts';
import { diskFull } from './disk-full.ts';
import { failingCalls } from './failing-calls.ts';
import { type Finding, inTable, type Tried } from './finding.ts';
import { fuzzPackets } from './fuzz-packets.ts';
import { fuzzRequests } from './fuzz-requests.ts';
import {
  eraseCanaries,
  everyLook,
  exportOne,
  manyCanaries,
  manyHistories,
  revocations,
  revocationsAcross,
  wholeDay,
  wholeMatrix,
} from './in-full.ts';
import { ioErrors } from './io-errors.ts';
import { killedSweeps } from './killed-sweeps.ts';
import { kills } from './kills.ts';
import { lossyWrites } from './lossy-writes.ts';
import { powerCuts } from './power-cuts.ts';
import { randomDays } from './random-days.ts';
import { manyRestarts } from './restarts.ts';
import { hostileUploads, killedUploads } from './uploads.ts';

// Longer trials than the suite has time for: `npm run torture`, with `-- --json` for programs. They end by themselves.
// `--only NAME` is one trial alone, and may be given again for more; `--seed N` begins where an earlier one began.
// `--days 1 --seed N` is one random day alone, the one with this number, and `--acts N` how much happens on each at least.
// `--processes 2` is the restarts alone, with two processes that share PostgreSQL and Redis; `--processes 1` with SQLite.
const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    ...{ json: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    ...{ days: number, seed: number, acts: number, processes: number },
  },
});
const numberOf = (text: string | undefined, usual: number): number => {
  if (text === undefined) return usual;
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${text} is no whole number`);
  return Number(text);
};
const days = numberOf(values.days, 1000);
const seed = numberOf(values.seed, Math.floor(Math.random() * 1_000_000_000));
const acts = numberOf(values.acts, 14);
const tell = (text: string) => process.stderr.write(text);

const restarts = (processes: 1 | 2) => () =>
  manyRestarts({ restarts: 20, watchers: 1000, perSecond: 10, processes }, tell);

/** Every trial under the name that `--only` knows, in the order in which they are tried. */
const trials: Record<string, () => Promise<Finding>> = {
  kills: () => kills(50, tell),
  'power-cuts': () => powerCuts(50, 5, tell),
  'disk-full': () => diskFull(3),
  'io-errors': () => ioErrors(4),
  'failing-calls': () => failingCalls(6),
  backups: () => backups(20, tell),
  'killed-sweeps': () => killedSweeps(50),
  'lossy-writes': () => lossyWrites(1000, seed),
  'killed-uploads': () => killedUploads(30),
  'hostile-uploads': () => hostileUploads(6),
  'export-one': exportOne,
  'erase-canaries': eraseCanaries,
  'offline-day': wholeDay,
  looks: everyLook,
  histories: manyHistories,
  restarts: restarts(1),
  matrix: wholeMatrix,
  revocations,
  'revocations-across': revocationsAcross,
  canaries: manyCanaries,
  'fuzz-packets': () => fuzzPackets({ many: 10_000, seed }, tell),
  'fuzz-requests': () => fuzzRequests({ many: 10_000, seed, on: 'sqlite' }, tell),
  'fuzz-requests-postgres': () => fuzzRequests({ many: 10_000, seed, on: 'postgres' }, tell),
  proxy: () => behindAProxy({ watchers: 100, idleSeconds: 90, rounds: 4, perSecond: 20 }, tell),
  days: () => randomDays({ days, seed, acts }, tell),
};

const results: Tried[] = [];
for (const [trial, tryIt] of chosen()) {
  const began = Date.now();
  const finding = await tryIt().catch((fault: unknown) => broke(trial, fault));
  const tried = { trial, ...finding, seconds: Math.round((Date.now() - began) / 1000) };
  results.push(tried);
  process.stdout.write(values.json ? `${JSON.stringify(tried)}\n` : inLines(tried));
  if (!tried.good) process.exitCode = 1;
}
const good = results.every((result) => result.good);
process.stdout.write(values.json ? `${JSON.stringify({ good, trials: results })}\n` : `\n${inTable(results)}`);

function chosen(): [string, () => Promise<Finding>][] {
  if (values.processes !== undefined) return [['restarts', restarts(numberOf(values.processes, 1) === 2 ? 2 : 1)]];
  const isOneDay = values.days !== undefined || values.acts !== undefined;
  const names = values.only ?? (isOneDay ? ['days'] : Object.keys(trials));
  return names.map((name) => {
    const trial = trials[name];
    if (!trial) throw new Error(`There is no trial ${name}, only ${Object.keys(trials).join(', ')}`);
    return [name, trial];
  });
}

/** A trial that fell over found nothing; the others are tried all the same. */
function broke(trial: string, fault: unknown): Finding {
  tell(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  return { name: trial, counts: { 'fell over': fault instanceof Error ? fault.message : String(fault) }, good: false };
}

function inLines({ trial, name, counts, good, seconds }: Tried): string {
  const figures = Object.entries(counts).map(([what, figure]) => `      ${what}: ${figure}\n`);
  return [`${good ? 'good' : 'BAD'}  ${trial}: ${name} (${seconds} s)\n`, ...figures].join('');
}
