import { setTimeout as pause } from 'node:timers/promises';
import { type PostgresHouse, postgresHouse } from '../benchmark/postgres-house.ts';
import { type Server, startProduct } from '../benchmark/product.ts';
import { startRedis } from '../benchmark/redis.ts';
import { tidyUp } from '../benchmark/tidy-up.ts';
import { type Front, proxyPorts, startProxy, whyNoProxy } from './an-nginx.ts';
import type { Finding } from './finding.ts';
import { type Notes, steadyNotes } from './steady-notes.ts';
import { isAsWanted, lookThrough } from './through-the-proxy.ts';
import { type Watcher, watch } from './watcher.ts';

export type BehindAProxy = { watchers: number; idleSeconds: number; rounds: number; perSecond: number };

const name = 'two processes behind nginx';

/**
 * Two processes in production behind nginx with the configuration that operators get: what comes through, pages that stay
 * open while nothing happens, both processes ended one after the other, again and again, under steady writes, then killed,
 * and one that alone cannot reach Redis.
 */
export async function behindAProxy(
  { watchers, idleSeconds, rounds, perSecond }: BehindAProxy,
  tell: (text: string) => void = () => {},
): Promise<Finding> {
  const why = whyNoProxy();
  if (why) return { name, counts: { 'not tried': why }, good: true };
  const [house, redis, ports] = [await postgresHouse(10), await startRedis(), await proxyPorts()];
  const env = {
    ...{ NODE_ENV: 'production', TRUST_PROXY: '1', PUBLIC_URL: `https://localhost:${ports.tls}` },
    ...{ DATABASE_URL: house.databaseUrl, REDIS_URL: redis.url },
  };
  const start = (more = {}) => startProduct(house.folder, { env: { ...env, ...more } });
  const running: [Server, Server] = [await start(), await start()];
  const again = async (which: 0 | 1, how: 'stop' | 'kill', more = {}) => {
    const { port } = running[which];
    await running[which][how]();
    running[which] = await startProduct(house.folder, { port, env: { ...env, ...more } });
  };
  let proxy: Front | undefined;
  try {
    proxy = await startProxy(ports, [running[0].port, running[1].port]);
    const { url, log } = proxy;
    const seen = await lookThrough(proxy, house);
    const open = openPages(proxy, house, watchers);
    await pause(idleSeconds * 1000);
    const broke = open.reduce((sum, page) => sum + page.lines(), 0) - open.length;
    tell(`${open.length} pages were open for ${idleSeconds} s, ${broke} lines broke\n`);

    const orders = house.orders.map(({ number }) => number);
    const underNotes = async (what: string, many: number, restart: (which: 0 | 1) => Promise<void>) => {
      const notes = steadyNotes(url, { orders, key: house.key, perSecond, called: what });
      for (let i = 0; i < many; i += 1) {
        await pause(1500 + Math.random() * 1000);
        await restart(i % 2 === 0 ? 0 : 1);
        tell(`${what} ${i + 1} of ${many}\n`);
      }
      await pause(2000);
      await notes.stop();
      return notes;
    };
    const calmly = await underNotes('SIGTERM', 2 * rounds, (which) => again(which, 'stop'));
    const roughly = await underNotes('kill -9', 2 * rounds, (which) => again(which, 'kill'));
    const kept = await compare(proxy, house, [calmly, roughly]);
    const behind = await untilAllShow(open, house, kept.lasts);
    await again(1, 'kill', { REDIS_URL: 'redis://127.0.0.1:1' });
    const cutOff = await opened(openPages(proxy, house, 20));
    const wrong = {
      'lines that broke while nothing happened': broke,
      ...{ lost: kept.lost, doubled: kept.doubled },
      'pages that are behind': behind,
      'numbers that pages missed': gaps(open, house),
      'writes with a header that were sent again': calmly.trouble.header + roughly.trouble.header,
      'pages that found no process with Redis': 20 - cutOff,
      'private links in the log of nginx': house.orders.filter(({ token }) => log().includes(token)).length,
    };
    for (const page of open) page.stop();
    const about = { watchers, 'seconds without news': idleSeconds, restarts: 4 * rounds };
    const notes = { notes: calmly.written.size + roughly.written.size };
    // A form that was on its way to a process which ended is the browser's to send again: nobody else knows its key.
    const forms = {
      'forms sent again because of SIGTERM': calmly.trouble.form,
      'forms sent again because of kill -9': roughly.trouble.form,
    };
    const good = Object.values(wrong).every((many) => many === 0) && isAsWanted(seen);
    return { name, counts: { ...about, ...notes, ...seen, ...forms, ...wrong }, good };
  } finally {
    await proxy?.stop();
    for (const server of running) await server.kill();
    tidyUp();
    await house.remove();
  }
}

const orderOf = ({ orders }: PostgresHouse, i: number) => orders[i % orders.length];

const openPages = (proxy: Front, house: PostgresHouse, many: number): Watcher[] =>
  Array.from({ length: many }, (_, i) => {
    const { number: order, last: after } = orderOf(house, i) ?? { number: 0, last: 0 };
    return watch({ next: () => proxy.url }, { order, after, key: house.key });
  });

/** How many of them got a line within seconds. */
async function opened(pages: Watcher[]): Promise<number> {
  const many = () => pages.filter(({ lines }) => lines() > 0).length;
  for (let i = 0; i < 60 && many() < pages.length; i += 1) await pause(50);
  for (const page of pages) page.stop();
  return many();
}

/** What the timelines say, beside what clients were answered. */
async function compare({ url }: Front, { orders, key }: PostgresHouse, notes: Notes[]) {
  const times = new Map<string, number>();
  const lasts = new Map<number, number>();
  for (const { number: order } of orders) {
    const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
    const answer = await fetch(`${url}/orders/${order}/entries`, { headers });
    const { entries } = (await answer.json()) as { entries: { number: number; text?: string }[] };
    lasts.set(order, entries.at(-1)?.number ?? 0);
    for (const { text } of entries) if (text) times.set(text, (times.get(text) ?? 0) + 1);
  }
  const lost = notes.flatMap(({ written }) => [...written]).filter((text) => !times.has(text)).length;
  const ours = (text: string) => notes.some(({ written }) => written.has(text));
  return { lasts, lost, doubled: [...times].filter(([text, many]) => ours(text) && many > 1).length };
}

/** How many pages do not show the last number of their order some seconds after it was written. */
async function untilAllShow(open: Watcher[], house: PostgresHouse, lasts: Map<number, number>): Promise<number> {
  const behind = () => open.filter((page, i) => page.last() < (lasts.get(orderOf(house, i)?.number ?? 0) ?? 0)).length;
  for (let i = 0; i < 400 && behind() > 0; i += 1) await pause(50);
  return behind();
}

const gaps = (open: Watcher[], house: PostgresHouse) =>
  open.reduce((sum, { shown, last }, i) => sum + last() - (orderOf(house, i)?.last ?? 0) - new Set(shown).size, 0);
