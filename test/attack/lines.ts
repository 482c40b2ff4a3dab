import { WebSocket } from 'ws';
import type { Victim } from './a-victim.ts';
import type { Asked } from './asks.ts';
import type { Attacker } from './attackers.ts';
import { mark, marksIn } from './canaries.ts';

type Line = { attacker: Attacker; what: string; said: string[]; socket: WebSocket; isOpen: boolean };

/**
 * Opens lines in every way there is: with every claim of who one is, with an Origin, a foreign one and none. On each the
 * order and every page are asked for; then the shop works on, and nothing of that may be on any of them.
 */
export async function knockEverywhere(world: Victim, all: Attacker[], found: Asked, whole = false): Promise<number> {
  const ways = whole ? [undefined, 'customer', 'staff', 'bench', 'owner'] : ['staff'];
  const foreign = whole ? ['https://elsewhere.example', 'null'] : [];
  const origins = [world.house.url, ...foreign, undefined];
  const tries = all.flatMap((attacker) => ways.flatMap((as) => origins.map((origin) => ({ attacker, as, origin }))));
  const lines = await Promise.all(tries.map(({ attacker, as, origin }) => knock(world, attacker, as, origin)));
  await work(world);
  await Promise.all(lines.map(({ socket, isOpen }) => isOpen && roundTrip(socket)));
  for (const { attacker, what, said, socket } of lines) {
    const staff = attacker.asks !== 'all';
    const never = attacker.never.filter((kind) => !(staff && kind !== 'owner'));
    const marks = marksIn(said.join('\n')).filter((kind) => never.includes(kind));
    if (marks.length > 0) found.leaks.push(`${attacker.name}: a line ${what} says ${marks.join()}`);
    socket.terminate();
  }
  return lines.length;
}

function knock(
  { house, victim }: Victim,
  attacker: Attacker,
  as: string | undefined,
  origin: string | undefined,
): Promise<Line> {
  const { cookie, authorization } = attacker.headers;
  const headers = { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) };
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers });
  const line: Line = { attacker, what: `as ${as} from ${origin}`, said: [], socket, isOpen: false };
  const key = authorization?.slice('Bearer '.length);
  const hello = JSON.stringify({ ...(key ? { key } : {}), ...(as ? { as } : {}) });
  const asked = [
    ...[Number(victim.order), victim.order, `0${victim.order}`, `r${victim.order}`].map((order) => ({
      order,
      after: 0,
    })),
    ...['desk', 'bench', 'wall'].map((page) => ({ page })),
    ...[
      { order: victim.order, after: 0, as: 'staff' },
      { order: { $ne: 0 }, after: 0 },
      [victim.order],
      `order:${victim.order}`,
    ],
  ];
  return new Promise((resolve) => {
    const end = (isOpen: boolean) => {
      line.isOpen = isOpen;
      resolve(line);
    };
    socket.on('message', (frame) => {
      const text = String(frame);
      line.said.push(text);
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send(`40${hello}`);
      else if (text.startsWith('40'))
        for (const [i, ask] of asked.entries()) socket.send(`42${i}${JSON.stringify(['follow', ask])}`);
      else if (text.startsWith(`43${asked.length - 1}`)) end(true);
      else if (text.startsWith('44') || text.startsWith('41')) end(false);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.on('data', (part: Buffer) => line.said.push(String(part))).on('end', () => end(false));
    });
    socket.on('error', () => end(false)).on('close', () => end(false));
  });
}

/** The answer comes behind everything that was sent before. */
const roundTrip = (socket: WebSocket) =>
  new Promise<void>((resolve) => {
    socket.on('message', (frame) => String(frame).startsWith('4399') && resolve()).on('close', () => resolve());
    socket.send(`4299${JSON.stringify(['follow', { page: 'bench' }])}`);
  });

/** What open pages are told of: words for each audience, a question, a problem, somebody who goes away. */
async function work({ house, victim, cookies }: Victim): Promise<void> {
  const at = `/orders/${victim.order}`;
  const olga = house.as('Olga');
  await olga.post(`${at}/notes`, { text: mark('kitchen'), audience: 'kitchen' });
  await olga.post(`${at}/notes`, { text: mark('order'), audience: 'customer' });
  await olga.post(`${at}/exceptions`, { text: `Nog ${mark('kitchen')}` });
  await olga.post(`${at}/promises`, { of: 'free', until: '17:00', words: mark('order') });
  await fetch(`${house.url}/follow/${victim.order}/questions`, {
    method: 'POST',
    headers: { cookie: cookies.victim, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ text: mark('order') }),
  });
  await house.app.settled();
}
