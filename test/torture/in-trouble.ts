import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from '../benchmark/product.ts';
import { kinds } from './acts.ts';
import type { BusyHouse } from './busy-house.ts';
import { busyWriters, type Writers } from './busy-writers.ts';
import { compareActs, whatIsWrong } from './compare-acts.ts';
import { type Readers, readAllTheTime } from './readers.ts';

export type Trouble = {
  /** Where the server runs. */
  at: string;
  rounds: number;
  /** `server` is the number of its process. */
  begin: (round: number, server: number) => Promise<void>;
  end: () => Promise<void>;
  /** The answer that writers have to get meanwhile, and the word of /readyz. */
  status: 503 | 507;
  reason: string;
};

const patience = 30_000;

/**
 * A server among writers and readers whose disk gets into trouble and out of it again: writers are told, readers notice
 * nothing, nothing that was answered is lost, and it works again by itself.
 */
export async function inTrouble(house: BusyHouse, { at, rounds, begin, end, status, reason }: Trouble) {
  const server = await startProduct(at);
  const url = () => server.url;
  const writers = await busyWriters(house, { kinds, lanes: 2, url });
  const readers = readAllTheTime(house, url);
  const found = { 'not red in time': 0, 'not well in time': 0 };
  const ready = async () => (await (await fetch(`${server.url}/readyz`)).text()).trim();
  for (let round = 0; round < rounds; round += 1) {
    await goesOn(writers);
    const before = told(writers, status);
    await begin(round, server.pid);
    const isRed = await until(async () => told(writers, status) > before + 3 && (await ready()).includes(reason));
    if (!isRed) found['not red in time'] += 1;
    await pause(1000);
    await end();
    if (!(await until(async () => (await ready()) === 'ready'))) found['not well in time'] += 1;
    await goesOn(writers);
  }
  await writers.finish();
  await readers.stop();
  await server.stop();
  return { ...found, ...(await compare(at, writers, readers, status)) };
}

const told = ({ others }: Writers, status: number) => others.get(status) ?? 0;

async function goesOn({ next }: Writers): Promise<void> {
  for (let i = 0; i < 10; i += 1) await next();
}

async function until(isSo: () => Promise<boolean>): Promise<boolean> {
  for (const began = Date.now(); Date.now() - began < patience; await pause(100))
    if (await isSo().catch(() => false)) return true;
  return false;
}

async function compare(at: string, { acknowledged, others }: Writers, readers: Readers, status: number) {
  const wrong = await whatIsWrong(at);
  const strange = [...others].filter(([one]) => one !== status).map(([one, many]) => `${many} × ${one}`);
  return {
    acknowledged: acknowledged.length,
    [`answers ${status}`]: others.get(status) ?? 0,
    'other answers': strange.join(', ') || 'none',
    crashes: others.get(0) ?? 0,
    reads: readers.reads(),
    'reads failed': readers.failed(),
    ...(await compareActs(at, acknowledged)),
    integrity: wrong ?? 'ok',
  };
}

/** Nothing of what must not be. */
export function isWell(found: Record<string, string | number>): boolean {
  const never = [
    'not red in time',
    'not well in time',
    'crashes',
    'reads failed',
    'lost',
    'doubled',
    'gaps',
    'photos lost',
  ];
  return never.every((what) => found[what] === 0) && found.integrity === 'ok';
}
