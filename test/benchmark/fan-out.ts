import { houseOf } from './house.ts';
import { costOf, onStage } from './measure.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';

/** What one of many pages that look at the same order costs, when it is told at a rate that everybody keeps up with. */
const fanOut = (watchers: number, perSecond: number, most: number): Row => ({
  name: `fan-out-${watchers}`,
  says: `One order that ${watchers.toLocaleString('en')} pages of colleagues look at, ${perSecond} notes a second.`,
  ceiling: 'the raw server: one frame, a loop of ws.send',
  aims: [{ figure: 'cpu µs a delivery', as: 'ratio', most }],
  sides: {
    product: (scale) => measure('product', scale, watchers, perSecond),
    ceiling: (scale) => measure('ceiling', scale, watchers, perSecond),
  },
});

export const fanOut1000 = fanOut(1000, 20, 1.7);
export const fanOut10000 = fanOut(10_000, 2, 2);

async function measure(side: SideName, scale: Scale, watchers: number, perSecond: number): Promise<Reading> {
  const house = await houseOf(500);
  const [order] = house.orders;
  if (!order) throw new Error('a house without an order');
  const watch = { order: order.number, after: order.last, key: house.key };
  return onStage(side, house, {}, async ({ server, follow, post, idle }) => {
    await follow(Array.from({ length: scale === 'full' ? watchers : Math.min(watchers, 2000) }, () => watch));
    const orders = [order.number];
    const count = perSecond * (scale === 'full' ? 4 : 2);
    await post({ orders, count: Math.ceil(count / 3), perSecond });
    const { spent, rest, told } = await costOf({ server, idle }, scale, () =>
      profileTo(server, `fan-out-${watchers}-${side}`, () => post({ orders, count, perSecond })),
    );
    const { p50, p99, heard, missing, double } = told;
    const latency = { 'p50 ms': p50, 'p99 ms': p99 };
    return { 'cpu µs a delivery': spent / heard, ...latency, 'idle ms/s': rest, deliveries: heard, missing, double };
  });
}
