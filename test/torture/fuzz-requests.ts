import fc from 'fast-check';
import { roomRoutes } from '#src/routes.ts';
import { type FuzzedAsk, fuzzedAsks } from '../attack/fuzz-asks.ts';
import { askRaw } from '../attack/raw-line.ts';
import { tidyUp } from '../benchmark/tidy-up.ts';
import { aFuzzedHouse, type FuzzedHouse } from './a-fuzzed-house.ts';
import type { Finding } from './finding.ts';

export type Fuzz = { many: number; seed: number; on: 'sqlite' | 'postgres' };

const megabyte = 1024 * 1024;

/**
 * Requests over every address as five people, made of what the schemas want and bent by chance; about two minutes for ten
 * thousand. `--seed N` sends the same ones again.
 */
export async function fuzzRequests({ many, seed, on }: Fuzz, tell: (text: string) => void): Promise<Finding> {
  const house = await aFuzzedHouse(on);
  try {
    const asks = fc.sample(fuzzedAsks(roomRoutes, house.known, house.seats.length), { numRuns: many + 500, seed });
    const found = { statuses: new Map<number, number>(), wrong: [] as string[], ready: 0, notReady: 0 };
    // What is loaded and remembered at the first use is no growth.
    await sendAll(house, asks.slice(0, 500), found);
    const before = await house.server.memory();
    await sendAll(house, asks.slice(500), found);
    const after = await house.server.memory();
    for (const one of found.wrong.slice(0, 50)) tell(`${one}\n`);
    const lost = await seatsLost(house);
    const classes = ['2', '3', '4', '5'].map(
      (digit) => [`${digit}xx`, sum(found.statuses, (status) => `${status}`[0] === digit)] as const,
    );
    const grew = Math.round((after - before) / megabyte);
    const counts = {
      ...{ seed, asked: many + 500, ...Object.fromEntries(classes), 'without an answer': found.statuses.get(0) ?? 0 },
      ...{
        wrong: found.wrong.length,
        'ready asked': found.ready,
        'not ready': found.notReady,
        'seats lost': lost.join(' ') || 0,
      },
      ...{ 'MB before': Math.round(before / megabyte), 'MB after': Math.round(after / megabyte), 'grew by MB': grew },
    };
    const good = found.wrong.length + found.notReady === 0 && grew <= 50;
    return { name: `requests that nobody means, on ${on}`, counts, good };
  } finally {
    await house.stop();
    tidyUp();
  }
}

type Found = { statuses: Map<number, number>; wrong: string[]; ready: number; notReady: number };

async function sendAll(house: FuzzedHouse, asks: FuzzedAsk[], found: Found): Promise<void> {
  const left = [...asks.entries()];
  const sendNext = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [i, ask] = next;
      await send(house, ask, found);
      if (i % 50 !== 0) continue;
      const ready = await fetch(`${house.server.url}/readyz`).catch(() => null);
      found.ready += 1;
      if (ready?.status !== 200) found.notReady += 1;
    }
  };
  await Promise.all([1, 2, 3, 4].map(sendNext));
}

async function send({ server, seats }: FuzzedHouse, ask: FuzzedAsk, found: Found): Promise<void> {
  const seat = seats[ask.seat] ?? { name: 'nobody', headers: [] };
  const { status, text } = await askRaw(server.port, { ...ask, headers: [...seat.headers, ...ask.headers] });
  found.statuses.set(status, (found.statuses.get(status) ?? 0) + 1);
  const isReadyOrDown = ask.path.startsWith('/readyz');
  const shown = /\n {4}at |node_modules|SQLITE_|\bselect "|PostgresError/.test(text);
  // Where to go on is an address of ours, whoever asks for another.
  const leads = /\r\nlocation: (?!\/(?!\/))/i.test(text);
  if (leads || (status >= 500 && !isReadyOrDown) || shown || status === 0)
    found.wrong.push(
      `${status} ${seat.name}: ${ask.method} ${ask.path.slice(0, 200)} ${JSON.stringify(ask.headers).slice(0, 300)} ${ask.body.toString('utf8').slice(0, 300)} → ${text.slice(0, 100)} … ${text.slice(-200)}`,
    );
}

const sum = (statuses: Map<number, number>, isIt: (status: number) => boolean): number =>
  [...statuses].reduce((all, [status, many]) => all + (isIt(status) ? many : 0), 0);

/** Who was shown out on the way asked for little afterwards. */
async function seatsLost({ server, seats }: FuzzedHouse): Promise<string[]> {
  const lost: string[] = [];
  for (const { name, headers } of seats.slice(2)) {
    const { status } = await askRaw(server.port, {
      method: 'GET',
      path: '/me',
      headers: [...headers, ['accept', 'application/json']],
      body: Buffer.alloc(0),
    });
    if (status !== 200) lost.push(name);
  }
  return lost;
}
