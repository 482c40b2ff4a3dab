import { setTimeout as pause } from 'node:timers/promises';
import { followCeiling, followProduct, type Watch } from './line.ts';

// Many pages whose line breaks all at once, and who come back as the browser's own do: after a while with jitter, ever
// more patiently, each asking for what it missed. A process of its own.

/** So many of them have a line at first. */
export type Crowd = { crowd: 'product' | 'ceiling'; url: string; watches: Watch[]; atFirst: number };
export type Again = { again: true; url: string; missed: number; lasts: Record<number, number> };
export type CrowdReport =
  | { came: number; seconds: number }
  | { back: number; seconds: number; tries: number; missing: number; double: number };

let open = followProduct;
let watches: Watch[] = [];
let [opened, closed] = [0, 0];

process.on('message', (message) => {
  const order = message as Partial<Crowd & Again>;
  if (order.crowd) void come(order as Crowd).then((report) => process.send?.(report));
  if (order.again) void comeBack(order as Again).then((report) => process.send?.(report));
});

async function come({ crowd, url, watches: all, atFirst }: Crowd): Promise<CrowdReport> {
  open = crowd === 'product' ? followProduct : followCeiling;
  watches = all;
  const began = performance.now();
  const waiting = watches.slice(0, atFirst);
  const some = async () => {
    for (let watch = waiting.pop(); watch; watch = waiting.pop()) {
      const { socket } = await open(url, watch, () => {});
      opened += 1;
      socket.on('close', () => {
        closed += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: 64 }, some));
  return { came: opened, seconds: (performance.now() - began) / 1000 };
}

/** Everybody missed so many entries while nobody was there; all of them have to come, each once. */
async function comeBack({ url, missed, lasts }: Again): Promise<CrowdReport> {
  while (closed < opened) await pause(20);
  const began = performance.now();
  let [tries, missing, double, back] = [0, 0, 0, 0];
  const one = async (watch: Watch) => {
    for (let tried = 0; ; tried += 1) {
      tries += 1;
      await pause(Math.min(15_000, 500 * 2 ** tried) * (0.5 + Math.random()));
      const last = lasts[watch.order] ?? 0;
      const line = await open(url, { ...watch, after: last - missed }, () => {}).catch(() => null);
      if (!line) continue;
      const numbers = numbersIn(line.answer, last);
      missing += missed - new Set(numbers).size;
      double += numbers.length - new Set(numbers).size;
      back += 1;
      return;
    }
  };
  await Promise.all(watches.map(one));
  return { back, seconds: (performance.now() - began) / 1000, tries, missing, double };
}

/** The numbers of the updates in the answer, after the server's own last one at its beginning. */
function numbersIn(answer: Buffer, last: number): number[] {
  const found = [...answer.toString('latin1').matchAll(/"(?:seq|number)":(\d+)/g)].map(([, number]) => Number(number));
  if (found[0] !== last) throw new Error(`the server stands at ${found[0]}, and ${last} was written`);
  return found.slice(1);
}
