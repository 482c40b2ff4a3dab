import { Agent, request } from 'node:http';
import type { BigShop } from './big-shop.ts';
import { bigShopOf } from './big-shop-of.ts';
import { quantile } from './client/tally.ts';
import { type Server, startProduct } from './product.ts';
import { profileTo } from './profile-to.ts';
import type { Aim, Reading, Row, Scale } from './row.ts';

const kinds = ['update', 'intake', 'page', 'order', 'board', 'bench', 'search'] as const;

type Kind = (typeof kinds)[number];

const sizes = { '10k': 10_000, '100k': 100_000 };
const names = Object.keys(sizes) as (keyof typeof sizes)[];

/** What a working day costs in a shop of many years, beside the same day in a shop that opened a fortnight ago. */
export const growth: Row = {
  name: 'growth',
  says: 'a working day with 300 orders in the house and ten or a hundred thousand in the books, twenty entries each',
  ceiling: 'itself at 1,000 orders',
  aims: names.flatMap((size) => [
    ...kinds.map((kind): Aim => ({ figure: `${size} ${kind} cpu ms`, as: 'ratio', most: 1.3 })),
    ...(['page', 'board', 'search'] as const).map(
      (kind): Aim => ({ figure: `${size} ${kind} p50 ms`, as: 'plain', most: kind === 'page' ? 100 : 300 }),
    ),
    { figure: `${size} start ms`, as: 'plain', most: 5000 },
  ]),
  sides: {
    product: async (scale) => {
      if (scale === 'quick') return of('10k', await aDay(await bigShopOf(sizes['10k']), scale));
      const days: Reading[] = [];
      for (const size of names) days.push(of(size, await aDay(await bigShopOf(sizes[size]), scale)));
      return Object.assign({}, ...days);
    },
    ceiling: async (scale) => {
      const day = await aDay(await bigShopOf(1000), scale);
      return Object.assign({}, ...(scale === 'quick' ? ['10k'] : names).map((size) => of(size, day)));
    },
  },
};

const of = (size: string, day: Reading): Reading =>
  Object.fromEntries(Object.entries(day).map(([figure, value]) => [`${size} ${figure}`, value]));

async function aDay(shop: BigShop, scale: Scale): Promise<Reading> {
  const began = performance.now();
  // As it starts on a machine on which it never ran.
  const server = await startProduct(shop.dataDir, { env: { NODE_COMPILE_CACHE: '' } });
  const reading: Reading = { 'start ms': performance.now() - began };
  const ask = asker(server);
  for (const kind of kinds) {
    // The board and the bench show the whole house, and take ten times as long.
    const isWhole = kind === 'board' || kind === 'bench';
    const times = scale === 'full' ? (isWhole ? 12 : 50) : isWhole ? 5 : 20;
    // The first ones compile what the hundredth finds compiled. Pages that were kept are not asked for again.
    for (let i = 0; i < times; i += 1) await ask(asked(kind, shop, i));
    const before = await server.cpu();
    const took: number[] = [];
    await profileTo(server, `growth-${shop.made.orders}-${kind}`, async () => {
      for (let i = times; i < 2 * times; i += 1) took.push(await ask(asked(kind, shop, i)));
    });
    reading[`${kind} cpu ms`] = ((await server.cpu()) - before) / 1000 / times;
    took.sort((one, other) => one - other);
    reading[`${kind} p50 ms`] = quantile(took, 0.5);
  }
  await server.kill();
  return reading;
}

type Asked = { path: string; headers: Record<string, string>; body?: object };

function asked(kind: Kind, { open, keys, crew, made }: BigShop, i: number): Asked {
  const order = open[i % open.length];
  const running = open.filter((one) => one.running !== null)[i % crew.technicians.length];
  if (!order || !running) throw new Error('nobody works in this shop');
  const by = (person: string) => ({ authorization: `Bearer ${keys[person]}` });
  switch (kind) {
    case 'update':
      return { ...note(running.number, i), headers: by(running.specialist ?? crew.desk) };
    case 'intake':
      return { path: '/orders', headers: by(crew.desk), body: intake(i) };
    case 'page':
      return { path: `/follow/${order.number}`, headers: { cookie: `link-${order.number}=${order.token}` } };
    case 'order':
      return { path: `/orders/${order.number}`, headers: by(crew.desk) };
    case 'board':
      return { path: '/desk', headers: by(crew.desk) };
    case 'bench':
      return { path: '/bench', headers: by(crew.technicians[i % crew.technicians.length] ?? '') };
    case 'search':
      return { path: `/orders?q=${encodeURIComponent(wanted(i, made.orders))}`, headers: by(crew.desk) };
  }
}

const note = (order: number, i: number) => ({
  path: `/orders/${order}/notes`,
  body: { text: `De nieuwe sensor is besteld, nummer ${i}.`, audience: 'customer' },
});

function intake(i: number) {
  const day = new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const who = {
    name: `Sanne Postma ${i}`,
    phone: `06 9${String(1_000_000 + i)}`,
    subject: 'Volvo V60',
    language: 'nl',
  };
  return { template: 'usual', ...who, day, from: '10:00', until: '11:00' };
}

/** As people look: a number, a make, a name, two words, the beginning of a plate; each fills a page in the small shop too. */
function wanted(i: number, orders: number): string {
  const words = ['volvo', String(orders - (i % 200)), 'jan', 'grote beurt', '00-BD', 'kleine beurt', 'v', 'clio'];
  return words[i % words.length] ?? '';
}

/** Asks and reads to the end; resolves with the milliseconds it took. */
function asker({ url }: Server): (what: Asked) => Promise<number> {
  const agent = new Agent({ keepAlive: true });
  return ({ path, headers, body }) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const text = body ? JSON.stringify(body) : '';
      const sent = body ? { 'content-type': 'application/json', accept: 'application/json' } : { accept: 'text/html' };
      const method = body ? 'POST' : 'GET';
      const going = request(`${url}${path}`, { agent, method, headers: { ...headers, ...sent } }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status < 400) resolve(performance.now() - began);
          else reject(new Error(`${method} ${path} was answered ${status}`));
        });
      });
      going.on('error', reject);
      going.end(text);
    });
}
