import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Which orders get a note in turn, and how fast: at a rate, or as many as so many at a time can. */
export type Plan = { orders: number[]; count: number } & (
  | { perSecond: number }
  | { inFlight: number; seconds: number }
);

export type Post = (order: number) => Promise<number>;

// Each note is another one, whoever posts it.
let made = 0;

/** Writes notes as a colleague with a key does; resolves with the number that the note got. */
export function poster(url: string, key: string, text: string): Post {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(url);
  return (order) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ text, audience: 'customer' });
      const headers = {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': `benchmark-${process.pid}-${++made}`,
      };
      const asked = request({ hostname, port, agent, method: 'POST', path: `/orders/${order}/notes`, headers });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let said = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          said += part;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve((JSON.parse(said) as { seq: number }).seq);
          else reject(new Error(`a note was answered ${response.statusCode}: ${said.slice(0, 200)}`));
        });
      });
      asked.end(body);
    });
}

/** Carries out a plan; `leaves` is told before each note. Resolves with how many were answered in how many seconds. */
export async function carryPlan(
  plan: Plan,
  post: Post,
  leaves: (order: number) => void,
): Promise<{ posts: number; seconds: number }> {
  const began = performance.now();
  let next = 0;
  const one = async () => {
    const order = plan.orders[next++ % plan.orders.length] ?? 0;
    leaves(order);
    await post(order);
  };
  if ('perSecond' in plan) {
    const running: Promise<void>[] = [];
    for (let i = 0; i < plan.count; i += 1) {
      const wait = began + (i * 1000) / plan.perSecond - performance.now();
      if (wait > 0) await pause(wait);
      const posted = one();
      // What fails is heard at the end, with all of them.
      posted.catch(() => {});
      running.push(posted);
    }
    await Promise.all(running);
  } else {
    const until = began + plan.seconds * 1000;
    const worker = async () => {
      while (next < plan.count && performance.now() < until) await one();
    };
    await Promise.all(Array.from({ length: plan.inFlight }, worker));
  }
  return { posts: next, seconds: (performance.now() - began) / 1000 };
}
