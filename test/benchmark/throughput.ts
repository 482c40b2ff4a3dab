import { whyNoSlowSyncs } from './child.ts';
import { houseOf } from './house.ts';
import { type Manner, onStage } from './measure.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';
import { bothWatch } from './updates.ts';

/** As many notes as 32 writers who each wait for their answer can write, told to both pages of every order. */
export const durable: Row = {
  name: 'durable',
  says: 'Notes that survive a power cut (synchronous=FULL), 32 in flight, each told to both pages of its order.',
  ceiling: 'the raw server with a transaction, and so an fsync, for each note',
  aims: [{ figure: 'updates/s', as: 'ratio', least: 4 }],
  sides: {
    product: (scale) => measure('durable', 'product', scale, {}),
    ceiling: (scale) => measure('durable', 'ceiling', scale, { alone: true }),
  },
};

// What a sync takes on a disk that turns; a good one in a server takes a hundredth of it.
const syncTakes = 10;

/** The same on a slow disk, where it matters how many share a sync. */
export const slowDisk: Row = {
  name: 'slow-disk',
  fullOnly: true,
  says: `The same where a sync takes ${syncTakes} ms, as on a disk that turns: strace holds each of them up for so long.`,
  ceiling: 'the raw server with a transaction, and so an fsync, for each note',
  aims: [{ figure: 'updates/s', as: 'ratio', least: 4 }],
  leftOut: whyNoSlowSyncs,
  sides: {
    product: (scale) => measure('slow-disk', 'product', scale, { syncTakes }),
    ceiling: (scale) => measure('slow-disk', 'ceiling', scale, { alone: true, syncTakes }),
  },
};

/** The same without waiting for the disk, so that only the work counts. */
export const relaxed: Row = {
  name: 'normal',
  fullOnly: true,
  says: 'The same with synchronous=NORMAL on both sides, so that nobody waits for the disk.',
  ceiling: 'the raw server with the same grouping',
  aims: [{ figure: 'updates/s', as: 'ratio', least: 0.6 }],
  sides: {
    product: (scale) => measure('normal', 'product', scale, { normal: true }),
    ceiling: (scale) => measure('normal', 'ceiling', scale, { normal: true }),
  },
};

async function measure(name: string, side: SideName, scale: Scale, manner: Manner): Promise<Reading> {
  const house = await houseOf(scale === 'full' ? 250 : 500);
  return onStage(side, house, manner, async ({ server, follow, post }) => {
    await follow(bothWatch(house));
    const orders = house.orders.map(({ number }) => number);
    await post({ orders, count: orders.length, inFlight: 32, seconds: 20 });
    const before = await server.cpu();
    const seconds = scale === 'full' ? 2 : 1;
    const told = await profileTo(server, `${name}-${side}`, () =>
      post({ orders, count: 1_000_000, inFlight: 32, seconds }),
    );
    const spent = (await server.cpu()) - before;
    const { posts, heard, missing, double } = told;
    return { 'updates/s': posts / told.seconds, 'cpu µs': spent / posts, deliveries: heard, missing, double };
  });
}
