import { setTimeout as pause } from 'node:timers/promises';
import { houseOf } from './house.ts';
import { onStage } from './measure.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';
import { bothWatch } from './updates.ts';

/** What a page costs that is only open: resident memory after a full collection, less what it was without anybody. */
export const memory: Row = {
  name: 'memory',
  says: '10,000 pages that are open and told nothing: 5,000 customers and 5,000 colleagues.',
  ceiling: 'the raw server: a WebSocket in a set',
  aims: [{ figure: 'KB a watcher', as: 'ratio', most: 2.2 }],
  sides: { product: (scale) => measure('product', scale), ceiling: (scale) => measure('ceiling', scale) },
};

async function measure(side: SideName, scale: Scale): Promise<Reading> {
  const house = await houseOf(scale === 'full' ? 5000 : 500);
  const watches = bothWatch(house);
  return onStage(side, house, {}, async ({ server, follow }) => {
    // The first ones bring what is loaded and compiled once.
    await follow(watches.slice(0, 100));
    const before = await server.memory();
    await follow(watches.slice(100));
    await pause(1000);
    const after = await server.memory();
    return { 'KB a watcher': (after - before) / 1024 / (watches.length - 100), 'MB at rest': before / 1024 / 1024 };
  });
}
