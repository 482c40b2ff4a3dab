import { Agent, request } from 'node:http';
import { quantile } from './tally.ts';

// Reads pages as browsers do, over connections that stay open; a process of its own.

export type Page = { path: string; headers: Record<string, string> };
export type Reading = { url: string; pages: Page[]; count: number; inFlight: number; status: number };
export type Read = { read: number; seconds: number; p50: number; p99: number; wrong: number; bytes: number };

process.on('message', (message) => {
  const order = message as Partial<Reading>;
  if (order.pages === undefined) return;
  void readAll(order as Reading).then((report) => process.send?.(report));
});

async function readAll({ url, pages, count, inFlight, status }: Reading): Promise<Read> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const took: number[] = [];
  let [next, wrong, bytes] = [0, 0, 0];
  const began = performance.now();
  const reader = async () => {
    for (let i = next++; i < count; i = next++) {
      const page = pages[i % pages.length];
      if (!page) return;
      const left = performance.now();
      const got = await readOne(agent, url, page);
      took.push(performance.now() - left);
      if (got.status !== status) wrong += 1;
      bytes += got.bytes;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, reader));
  agent.destroy();
  took.sort((one, other) => one - other);
  const seconds = (performance.now() - began) / 1000;
  return { read: count, seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99), wrong, bytes };
}

function readOne(agent: Agent, url: string, { path, headers }: Page): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const going = request(url + path, { agent, headers: { accept: 'text/html', ...headers } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }));
    });
    going.on('error', reject);
    going.end();
  });
}
