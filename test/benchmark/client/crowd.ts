import { setTimeout as pause } from 'node:timers/promises';
import { followCeiling, followProduct, seqOf, type Watch } from './line.ts';
import { carryPlan, type Plan, poster } from './post-notes.ts';
import { makeTally, quantile } from './tally.ts';

// The load client, a process of its own: everybody who watches, and who writes. It is told what to do over its channel.

export type Order =
  | { do: 'follow'; side: 'product' | 'ceiling'; url: string; watches: Watch[] }
  | { do: 'post'; key: string; text: string; plan: Plan };

export type Report =
  | { did: 'follow'; seconds: number }
  | {
      did: 'post';
      posts: number;
      seconds: number;
      p50: number;
      p99: number;
      heard: number;
      missing: number;
      double: number;
    }
  | { did: 'fail'; why: string };

const tally = makeTally();
const around = new Map<number, ReturnType<typeof tally.watcher>[]>();
let url = '';

async function follow({ side, url: at, watches }: Order & { do: 'follow' }): Promise<Report> {
  url = at;
  const began = performance.now();
  const open = side === 'product' ? followProduct : followCeiling;
  let next = 0;
  const some = async () => {
    for (let watch = watches[next++]; watch; watch = watches[next++]) {
      const watcher = tally.watcher(watch.order, watch.after);
      around.set(watch.order, [...(around.get(watch.order) ?? []), watcher]);
      await open(url, watch, (frame) => watcher.hears(seqOf(frame)));
    }
  };
  await Promise.all(Array.from({ length: 64 }, some));
  return { did: 'follow', seconds: (performance.now() - began) / 1000 };
}

async function post({ key, text, plan }: Order & { do: 'post' }): Promise<Report> {
  const expected = new Map<number, number>();
  const before = tally.heard();
  const lastOf = (order: number) => expected.get(order) ?? around.get(order)?.[0]?.last() ?? 0;
  const isPaced = 'perSecond' in plan;
  const { posts, seconds } = await carryPlan(plan, poster(url, key, text), (order) => {
    const seq = lastOf(order) + 1;
    expected.set(order, seq);
    // Of several that travel at once nobody knows which number each will get.
    if (isPaced) tally.leaves(order, seq);
  });
  const wanted = [...expected].flatMap(([order, seq]) =>
    (around.get(order) ?? []).map((watcher) => ({ watcher, seq })),
  );
  const owed = () => wanted.reduce((sum, { watcher, seq }) => sum + Math.max(0, seq - watcher.last()), 0);
  // Waits as long as something still arrives.
  for (let quietFor = 0, heard = tally.heard(); owed() > 0 && quietFor < 15_000; ) {
    await pause(20);
    quietFor = tally.heard() === heard ? quietFor + 20 : 0;
    heard = tally.heard();
  }
  const { heard, missing, double, took } = tally.read();
  const lost = missing + owed();
  const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  return { did: 'post', posts, seconds, p50, p99, heard: heard - before, missing: lost, double };
}

process.on('message', (message) => {
  const order = message as Order;
  if (!('do' in order)) return;
  void (order.do === 'follow' ? follow(order) : post(order))
    .catch((fault: unknown): Report => ({ did: 'fail', why: fault instanceof Error ? fault.message : String(fault) }))
    .then((report) => process.send?.(report));
});
