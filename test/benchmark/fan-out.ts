import { type House, houseOf } from './house.ts';
import { costOf, onStage, type Stage } from './measure.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';

/** How many pages look at the order, and at how many notes a second everybody keeps up with. */
type Size = { name: string; pages: number; perSecond: number };

const sizes: Size[] = [
  { name: '1,000', pages: 1000, perSecond: 20 },
  { name: '10,000', pages: 10_000, perSecond: 2 },
];

/** What one of many pages that look at the same order costs, when it is told at a rate that everybody keeps up with. */
export const fanOut: Row = {
  name: 'fan-out',
  says: 'One order that 1,000 pages of colleagues look at, 20 notes a second, and then 10,000, 2 notes a second.',
  ceiling: 'the raw server: one frame, a loop of ws.send',
  aims: [
    { figure: '1,000: cpu µs a delivery', as: 'ratio', most: 1.7 },
    { figure: '10,000: cpu µs a delivery', as: 'ratio', most: 2 },
  ],
  sides: { product: (scale) => measure('product', scale), ceiling: (scale) => measure('ceiling', scale) },
};

async function measure(side: SideName, scale: Scale): Promise<Reading> {
  const house = await houseOf(500);
  return onStage(side, house, {}, async (stage) => {
    const readings: Reading[] = [];
    for (const size of scale === 'full' ? sizes : sizes.slice(0, 1))
      readings.push(await told(stage, { house, size, side, scale }));
    const sum = (fault: string) => readings.reduce((all, reading) => all + (reading[fault] ?? 0), 0);
    return Object.assign({}, ...readings, { missing: sum('missing'), double: sum('double') });
  });
}

type Given = { house: House; size: Size; side: SideName; scale: Scale };

async function told(stage: Stage, { house, size, side, scale }: Given): Promise<Reading> {
  const { server, follow, post } = stage;
  const { name, perSecond } = size;
  // Each size has an order of its own: whoever came later would be brought what the others saw.
  const order = house.orders[sizes.indexOf(size)];
  if (!order) throw new Error('a house without an order');
  const orders = [order.number];
  const watch = { order: order.number, after: order.last, key: house.key };
  await follow(Array.from({ length: size.pages }, () => watch));
  const count = perSecond * (scale === 'full' ? 3 : 1);
  await post({ orders, count: Math.ceil(count / 3), perSecond });
  const writing = () =>
    profileTo(server, `fan-out-${name.replace(',', '')}-${side}`, () => post({ orders, count, perSecond }));
  const { spent, rest, told } = await costOf(stage, scale, writing);
  const { p50, p99, heard, missing, double } = told;
  const figures = { 'cpu µs a delivery': spent / heard, 'p50 ms': p50, 'p99 ms': p99, 'idle ms/s': rest };
  const named = Object.entries({ ...figures, deliveries: heard }).map(([figure, value]) => [
    `${name}: ${figure}`,
    value,
  ]);
  return { ...Object.fromEntries(named), missing, double };
}
