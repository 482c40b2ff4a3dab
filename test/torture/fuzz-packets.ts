import { setTimeout as rest } from 'node:timers/promises';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { type Packet, packet } from '../attack/packets.ts';
import { tidyUp } from '../benchmark/tidy-up.ts';
import { aFuzzedHouse, type FuzzedHouse } from './a-fuzzed-house.ts';
import type { Finding } from './finding.ts';
import { brokenUpgrades, floods, greeted, lineTo, watchers } from './packet-floods.ts';

const megabyte = 1024 * 1024;

/**
 * Packets that no page sends, on lines of people and of nobody: broken framing, foreign namespaces, attachments that never
 * come, floods; and lines that are opened by the hundred, never greet and never read. About two minutes for ten thousand.
 */
export async function fuzzPackets(
  { many, seed }: { many: number; seed: number },
  tell: (text: string) => void,
): Promise<Finding> {
  const house = await aFuzzedHouse('sqlite');
  try {
    const packets = fc.sample(packet, { numRuns: many + 500, seed });
    const found: Found = { sent: 0, lines: 0, ended: 0, wrong: [], said: 0, notReady: 0 };
    await sendAll(house, packets.slice(0, 500), found);
    const before = await house.server.memory();
    await sendAll(house, packets.slice(500), found);
    const flood = await floods(house);
    const upgrades = await brokenUpgrades(house);
    await rest(10_000);
    const after = await house.server.memory();
    const left = await watchers(house);
    const follows = await stillFollows(house);
    for (const one of found.wrong.slice(0, 30)) tell(`${one}\n`);
    const grew = Math.round((after - before) / megabyte);
    const counts = {
      ...{ seed, packets: found.sent, lines: found.lines, 'ended by the server': found.ended, answers: found.said },
      ...{
        wrong: found.wrong.length,
        'not ready': found.notReady,
        ...flood,
        ...upgrades,
        'lines left': left,
        'follows afterwards': follows,
      },
      ...{ 'MB before': Math.round(before / megabyte), 'MB after': Math.round(after / megabyte), 'grew by MB': grew },
    };
    const floodsEnd = flood['asked after the sixtieth'] === 0 && flood['lines that do not read, still open'] === 0;
    const good =
      found.wrong.length + found.notReady + left + upgrades['upgrades with 5xx'] === 0 && floodsEnd && grew <= 50;
    return { name: 'packets that no page sends', counts, good: good && follows === 'yes' };
  } finally {
    await house.stop();
    tidyUp();
  }
}

type Found = { sent: number; lines: number; ended: number; wrong: string[]; said: number; notReady: number };

/** Each line carries some packets, until the server has had enough of it. */
async function sendAll(house: FuzzedHouse, packets: Packet[], found: Found): Promise<void> {
  const left = [...packets];
  const one = async (): Promise<void> => {
    while (left.length > 0) {
      await sendOn(house, found.lines++, left, found);
      if (found.lines % 40 !== 0) continue;
      const ready = await fetch(`${house.server.url}/readyz`).catch(() => null);
      if (ready?.status !== 200) found.notReady += 1;
    }
  };
  await Promise.all([1, 2, 3, 4].map(one));
}

/** A line of somebody, of a program or of nobody: greeted or not. It takes from what is left until it is ended. */
function sendOn({ server, seats }: FuzzedHouse, turn: number, left: Packet[], found: Found): Promise<void> {
  const { headers } = seats[turn % seats.length] ?? { headers: [] };
  const [name, value = ''] = headers[0] ?? ['', ''];
  const given = name === 'cookie' ? { cookie: value, origin: server.url } : {};
  const key = name === 'authorization' ? { key: value.slice('Bearer '.length) } : {};
  const socket = new WebSocket(lineTo(server.url), { headers: given, perMessageDeflate: false });
  return new Promise((resolve) => {
    let [sent, isOver] = [0, false];
    const end = () => {
      if (isOver) return;
      isOver = true;
      socket.terminate();
      resolve();
    };
    const sendSome = async () => {
      for (; sent < 12 && left.length > 0 && socket.readyState === WebSocket.OPEN; sent += 1) {
        socket.send(left.pop() ?? '');
        found.sent += 1;
        await rest(1);
      }
      await rest(5);
      if (socket.readyState !== WebSocket.OPEN) found.ended += 1;
      end();
    };
    socket.on('message', (frame, isBinary) => {
      const text = String(frame);
      found.said += 1;
      if (isBinary || / {4}at |node_modules|Error:/.test(text)) found.wrong.push(`it said ${text.slice(0, 300)}`);
      if (!text.startsWith('0')) return;
      if (turn % 3 !== 0) socket.send(`40${JSON.stringify({ ...key, as: turn % 2 ? 'staff' : 'customer' })}`);
      void sendSome();
    });
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
      if (statusCode >= 500) found.wrong.push(`${statusCode} to an upgrade`);
      end();
    });
    socket.on('error', end).on('close', () => setTimeout(end, 10));
  });
}

/** Whoever comes with nothing bad in mind is told as ever. */
async function stillFollows({ server, seats }: FuzzedHouse): Promise<'yes' | 'no'> {
  const socket = await greeted(server.url, seats[4]?.headers[0]?.[1].slice('Bearer '.length));
  const answer = new Promise<boolean>((resolve) => {
    socket.on('message', (frame) => String(frame).startsWith('431') && resolve(String(frame).includes('"ok":true')));
    setTimeout(() => resolve(false), 5000);
  });
  socket.send('421["follow",{"order":1,"after":0}]');
  const follows = await answer;
  socket.terminate();
  return follows ? 'yes' : 'no';
}
