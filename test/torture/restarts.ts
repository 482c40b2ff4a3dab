import { setTimeout as pause } from 'node:timers/promises';
import { copyOf, houseOf } from '../benchmark/house.ts';
import { postgresHouse, removeCluster } from '../benchmark/postgres-house.ts';
import { type Server, startProduct } from '../benchmark/product.ts';
import { startRedis, whyNoRedis } from '../benchmark/redis.ts';
import { tidyUp } from '../benchmark/tidy-up.ts';
import { bothWatch } from '../benchmark/updates.ts';
import type { Finding } from './finding.ts';
import { type Watcher, watch } from './watcher.ts';

export type Restarts = {
  restarts: number;
  watchers: number;
  perSecond: number;
  /** One on SQLite, or two that share PostgreSQL and Redis, of which now one and now the other is killed. */
  processes: 1 | 2;
};

/** So few that each of them gets a note between any two restarts: everybody has something to catch up with. */
const orders = 20;

/** So long after the server answers again everybody has to show what was written. */
const within = 15_000;

/**
 * Pages that watch while the server is killed again and again under a stream of notes: each of them shows every number
 * once, and all of them are where the server is within seconds after it is back.
 */
export async function manyRestarts(
  { restarts, watchers, perSecond, processes }: Restarts,
  tell: (text: string) => void = () => {},
): Promise<Finding> {
  const { house, folder, env, end } = await groundFor(processes);
  try {
    const running: Server[] = [];
    for (let i = 0; i < processes; i += 1) running.push(await startProduct(folder, { env }));
    let turn = 0;
    const servers = { next: () => running[turn++ % processes]?.url ?? '' };
    const places = Array.from({ length: Math.ceil(watchers / orders / 2) }, () => bothWatch(house)).flat();
    const pages = places.map((place) => watch(servers, place));
    const byOrder = new Map(
      house.orders.map(({ number }) => [number, pages.filter((_, i) => places[i]?.order === number)]),
    );
    const notes = writeNotes(house.orders, { servers, key: house.key, perSecond });
    const took: number[] = [];
    let late = await untilAllShow(byOrder, notes.written());
    for (let i = 0; i < restarts; i += 1) {
      await pause(1000 + Math.random() * 2000);
      const port = running[i % processes]?.port ?? 0;
      await running[i % processes]?.kill();
      // Somebody has to notice, and an operator's restart takes a moment.
      await pause(Math.random() * 1000);
      running[i % processes] = await startProduct(folder, { port, env });
      const back = performance.now();
      late += await untilAllShow(byOrder, new Map(notes.written()));
      took.push((performance.now() - back) / 1000);
      tell(`restart ${i + 1} of ${restarts}: all caught up after ${took.at(-1)?.toFixed(1)} s\n`);
    }
    const written = await notes.stop();
    late += await untilAllShow(byOrder, written);
    const wrong = { late, ...compare(pages, places, written) };
    for (const page of pages) page.stop();
    for (const server of running) await server.kill();
    const slowest = Math.round(Math.max(...took) * 10) / 10;
    const lines = pages.reduce((sum, page) => sum + page.lines(), 0);
    const done = { processes, restarts, watchers: pages.length, notes: notes.count(), lines };
    const counts = { ...done, ...wrong, 'slowest to catch up, s': slowest };
    return { name: 'restarts under way', counts, good: Object.values(wrong).every((many) => many === 0) };
  } finally {
    await end();
  }
}

/** A house to work in, and what the processes have to know to find it. */
async function groundFor(processes: 1 | 2) {
  if (processes === 1) {
    const house = await houseOf(orders);
    return { house, folder: copyOf(house), env: {}, end: async () => tidyUp() };
  }
  const why = whyNoRedis();
  if (why) throw new Error(why);
  const [house, redis] = [await postgresHouse(orders), await startRedis()];
  const env = { DATABASE_URL: house.databaseUrl, REDIS_URL: redis.url };
  const end = async () => {
    tidyUp();
    await removeCluster();
  };
  return { house, folder: house.folder, env, end };
}

type Order = { number: number; last: number };
type Writing = { servers: { next: () => string }; key: string; perSecond: number };

/** Writes notes at a rate whether the server is there or not; each is sent again until it is answered. */
function writeNotes(orders: Order[], { servers, key, perSecond }: Writing) {
  const written = new Map(orders.map(({ number, last }) => [number, last]));
  const going = new Set<Promise<void>>();
  let [count, isOver] = [0, false];
  const one = async (n: number) => {
    const order = orders[n % orders.length]?.number ?? 0;
    for (;;) {
      const seq = await postNote(`${servers.next()}/orders/${order}/notes`, key, n).catch(() => null);
      if (seq !== null) return void written.set(order, Math.max(seq, written.get(order) ?? 0));
      await pause(200 + Math.random() * 300);
    }
  };
  const timer = setInterval(() => {
    if (isOver) return;
    const note = one(count++);
    going.add(note);
    void note.finally(() => going.delete(note));
  }, 1000 / perSecond);
  return {
    written: () => written,
    count: () => count,
    async stop() {
      isOver = true;
      clearInterval(timer);
      await Promise.all(going);
      return written;
    },
  };
}

/** The number it got; the same one when it is sent again under its key. Throws where nobody answered. */
async function postNote(address: string, key: string, n: number): Promise<number> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': `restarts-${n}`,
    },
    body: JSON.stringify({ text: `Notitie ${n}`, audience: 'customer' }),
    signal: AbortSignal.timeout(8000),
  });
  const { seq } = (await answer.json()) as { seq?: number };
  if (answer.status !== 200 || seq === undefined) throw new Error(`a note was answered ${answer.status}`);
  return seq;
}

/** Resolves with how many do not show in time what was written by now. */
async function untilAllShow(pages: Map<number, Watcher[]>, written: ReadonlyMap<number, number>): Promise<number> {
  const wanted = [...written].flatMap(([order, seq]) => (pages.get(order) ?? []).map((page) => ({ page, seq })));
  const behind = () => wanted.filter(({ page, seq }) => page.last() < seq).length;
  for (const began = Date.now(); Date.now() - began < within && behind() > 0; ) await pause(50);
  return behind();
}

/** Every number from where the page began to where it is, each once; and all pages of an order are at the same one. */
function compare(pages: Watcher[], places: { order: number; after: number }[], written: ReadonlyMap<number, number>) {
  const wrong = { missing: 0, double: 0 };
  for (const [i, { shown }] of pages.entries()) {
    const { order, after } = places[i] ?? { order: 0, after: 0 };
    const last = Math.max(shown.at(-1) ?? after, written.get(order) ?? after);
    const once = new Set(shown).size;
    wrong.missing += last - after - once;
    wrong.double += shown.length - once;
  }
  return wrong;
}
