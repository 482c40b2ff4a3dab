import type { Watch } from './client/line.ts';
import { type House, houseOf } from './house.ts';
import { costOf, onStage, type Stage } from './measure.ts';
import type { Server } from './product.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';

// A note for the customer is the everyday command: it is written a hundred times a day, it adds one entry and nothing
// else, and it changes both pages. It is sent with an Idempotency-Key, as the outbox of a phone and every program do.

/**
 * What an open page costs that is told nothing: resident memory after a full collection, less what it was without
 * anybody. And what one update costs the server's processor, from the POST to both pages that watch the order.
 */
export const updates: Row = {
  name: 'updates',
  says: '5,000 orders, each watched by its customer and a colleague: what an open page takes, and a note that tells both.',
  ceiling: 'node:http, ws and better-sqlite3 by hand, with the same grouping of commits',
  aims: [
    { figure: 'cpu µs', as: 'ratio', most: 1.6 },
    { figure: 'KB a watcher', as: 'ratio', most: 2.2 },
  ],
  sides: { product: (scale) => measure('product', scale), ceiling: (scale) => measure('ceiling', scale) },
};

async function measure(side: SideName, scale: Scale): Promise<Reading> {
  const [orders, count, perSecond] = scale === 'full' ? [5000, 600, 300] : [500, 300, 300];
  const house = await houseOf(orders);
  return onStage(side, house, {}, async ({ server, follow, post, idle }) => {
    const taken = await memoryOf(server, follow, bothWatch(house));
    const some = house.orders.slice(0, count).map(({ number }) => number);
    // The first note on an order tells its pages more than the next ones do, and compiles what they use.
    await post({ orders: some, count, inFlight: 8, seconds: 60 });
    const { spent, rest, told } = await costOf({ server, idle }, scale, () =>
      profileTo(server, `updates-${side}`, () => post({ orders: some, count, perSecond })),
    );
    const { p50, p99, heard, missing, double } = told;
    const latency = { 'p50 ms': p50, 'p99 ms': p99 };
    return {
      'cpu µs': spent / told.posts,
      ...latency,
      'KB a watcher': taken,
      'idle ms/s': rest,
      deliveries: heard,
      missing,
      double,
    };
  });
}

/** Kilobytes for each that follows. */
async function memoryOf(server: Server, follow: Stage['follow'], watches: Watch[]): Promise<number> {
  // The first ones bring what is loaded and compiled once.
  const first = watches.slice(0, 100);
  await follow(first);
  const before = await server.memory();
  await follow(watches.slice(first.length));
  return ((await server.memory()) - before) / 1024 / (watches.length - first.length);
}

/** The customer and a colleague look at every order. */
export function bothWatch({ orders, key }: House) {
  return orders.flatMap(({ number, token, last }) => [
    { order: number, after: last, token },
    { order: number, after: last, key },
  ]);
}
