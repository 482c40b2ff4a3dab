import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';
import type { Order, Report } from './client/crowd.ts';
import type { Plan } from './client/post-notes.ts';
import { postgresHouse, removeCluster } from './postgres-house.ts';
import { type Server, startProduct } from './product.ts';
import { profileTo } from './profile-to.ts';
import { startRedis, whyNoRedis } from './redis.ts';
import type { Reading, Row, Scale } from './row.ts';
import { bothWatch } from './updates.ts';

export const twoProcesses: Row = {
  name: 'two-processes',
  fullOnly: true,
  says: 'notes are written at one process and everybody watches at the other: PostgreSQL and Redis between them',
  ceiling: 'the same at one process with PostgreSQL alone',
  aims: [
    { figure: 'p50 ms', as: 'difference', most: 1 },
    { figure: 'cpu µs', as: 'ratio', most: 3 },
  ],
  leftOut: whyNoRedis,
  after: removeCluster,
  sides: { product: (scale) => measure(2, scale), ceiling: (scale) => measure(1, scale) },
};

async function measure(processes: 1 | 2, scale: Scale): Promise<Reading> {
  const house = await postgresHouse(scale === 'full' ? 120 : 30);
  const redis = processes === 2 ? await startRedis() : null;
  const env = { DATABASE_URL: house.databaseUrl, ...(redis ? { REDIS_URL: redis.url } : {}) };
  const servers = await Promise.all(Array.from({ length: processes }, () => startProduct(house.folder, { env })));
  const [writes, shows = writes] = servers;
  if (!writes || !shows) throw new Error('no process');
  const client = startChild(new URL('./client/crowd.ts', import.meta.url).pathname);
  await told(client, { do: 'follow', side: 'product', url: shows.url, watches: bothWatch(house) });
  // Nobody watches there, but from now on that is where notes go.
  await told(client, { do: 'follow', side: 'product', url: writes.url, watches: [] });
  const orders = house.orders.map(({ number }) => number);
  const write = (plan: Plan) => told(client, { do: 'post', key: house.key, text: 'De sensor is er.', plan });
  // Until what they do is compiled, which takes some hundred notes at each of them.
  await write({ orders, count: 400, inFlight: 8, seconds: 20 });
  const rest = await spent(servers, () => pause(2000));
  const began = performance.now();
  let report: Report | undefined;
  const cost = await spent(servers, () =>
    profileTo(writes, `two-processes-${processes}-writes`, async () => {
      report = await write({ orders, count: scale === 'full' ? 150 : 60, perSecond: 50 });
    }),
  );
  const idle = (rest / 2000) * (performance.now() - began);
  await client.kill();
  for (const server of servers) await server.kill();
  redis?.stop();
  await house.remove();
  if (report?.did !== 'post') throw new Error('nothing was written');
  const { posts, p50, p99, missing, double, heard } = report;
  return { 'cpu µs': (cost - idle) / posts, 'p50 ms': p50, 'p99 ms': p99, deliveries: heard, missing, double };
}

/** Microseconds of processor time that all of them spend meanwhile. */
async function spent(servers: Server[], run: () => Promise<unknown>): Promise<number> {
  const all = async () => (await Promise.all(servers.map(({ cpu }) => cpu()))).reduce((sum, one) => sum + one, 0);
  const before = await all();
  await run();
  return (await all()) - before;
}

function told(client: ReturnType<typeof startChild>, order: Order): Promise<Report> {
  return new Promise((resolve, reject) => {
    client.hear((said) => {
      const report = said as Report;
      if (report.did === 'fail') reject(new Error(report.why));
      else if (report.did === order.do) resolve(report);
    });
    client.tell(order);
  });
}
