import { setTimeout as pause } from 'node:timers/promises';
import type { BusyHouse } from './busy-house.ts';

export type Readers = { reads: () => number; failed: () => number; stop: () => Promise<void> };

/** People who turn pages all the time: the desk, an order, its entries, and a customer their page. */
export function readAllTheTime({ orders, keys }: BusyHouse, url: () => string): Readers {
  let [reads, failed, isOver, turn] = [0, 0, false, 0];
  const going = (async () => {
    while (!isOver) {
      const { number, token } = orders[turn++ % orders.length] ?? { number: 0, token: '' };
      const staff = { authorization: `Bearer ${keys.desk}` };
      const pages: [string, Record<string, string>][] = [
        ['/desk', staff],
        [`/orders/${number}`, staff],
        [`/orders/${number}/entries`, { ...staff, accept: 'application/json' }],
        [`/follow/${number}`, { cookie: `link-${number}=${token}` }],
      ];
      for (const [address, headers] of pages) {
        const status = await fetch(url() + address, { headers, redirect: 'manual' }).then(
          async (answer) => {
            await answer.arrayBuffer();
            return answer.status;
          },
          () => 0,
        );
        reads += 1;
        if (status !== 200) failed += 1;
      }
      await pause(50);
    }
  })();
  return {
    reads: () => reads,
    failed: () => failed,
    async stop() {
      isOver = true;
      await going;
    },
  };
}
