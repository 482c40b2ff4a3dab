import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { FuzzedHouse } from './a-fuzzed-house.ts';

export const lineTo = (url: string) => `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

/** One asks without an end, others never greet, others never read what they are told. */
export async function floods({ server, seats }: FuzzedHouse) {
  const key = seats[4]?.headers[0]?.[1].slice('Bearer '.length);
  const fast = await greeted(server.url, key);
  let answered = 0;
  fast.on('message', (frame) => {
    const text = String(frame);
    if (text.startsWith('43') && text.includes('"ok":true')) answered += 1;
  });
  for (let i = 0; i < 2000; i += 1) fast.send(`42${i}["follow",{"order":1,"after":0}]`);
  await rest(2000);
  const deaf = await Promise.all(Array.from({ length: 50 }, () => greeted(server.url, key)));
  for (const socket of deaf) {
    socket.pause();
    for (let i = 0; i < 10; i += 1) socket.send(`42${i}["follow",{"page":"desk"}]`);
  }
  // Silent for nine seconds is gone; a little is for what the server has still to do.
  let open = 0;
  for (let i = 0; i < 15; i += 1) {
    await rest(1000);
    open = await watchers({ server });
    if (open <= 1) break;
  }
  for (const socket of [fast, ...deaf]) socket.terminate();
  return {
    'asked in a flood': 2000,
    'asked after the sixtieth': Math.max(0, answered - 60),
    'lines that do not read, still open': Math.max(0, open - 1),
  };
}

export function greeted(url: string, key: string | undefined): Promise<WebSocket> {
  const socket = new WebSocket(lineTo(url), { perMessageDeflate: false });
  socket.on('error', () => {});
  return new Promise((resolve, reject) => {
    socket.on('close', () => reject(new Error('ended before it was greeted')));
    socket.on('message', (frame) => {
      const text = String(frame);
      if (text.startsWith('0')) socket.send(`40${JSON.stringify({ key, as: 'staff' })}`);
      else if (text === '2') socket.send('3');
      else if (text.startsWith('40')) resolve(socket);
    });
  });
}

/** Bytes in the place of a handshake, and frames that no library makes: unmasked, too long, cut off. */
export async function brokenUpgrades({ server }: FuzzedHouse) {
  const hello = (more: string) =>
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n\r\n`;
  const whole = hello(`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}`);
  const frames = [
    Buffer.from([0x81, 0x02, 0x34, 0x30]),
    Buffer.from([0x81, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255]),
    Buffer.from([0xf1, 0x80]),
    Buffer.from([0x81, 0xfe]),
    Buffer.from([0x09, 0x80]),
    randomBytes(200),
  ];
  const heads = [
    hello('Sec-WebSocket-Version: 13'),
    hello('Sec-WebSocket-Version: 1\r\nSec-WebSocket-Key: x'),
    whole.replace('EIO=4', 'EIO=3'),
    whole.replace('websocket HTTP', 'polling HTTP'),
    whole.replace('/socket.io/', '/socket.io/%'),
    whole.replace('/socket.io/', '/elsewhere/'),
  ];
  const all = [
    ...heads.map((head) => [head, Buffer.alloc(0)] as const),
    ...frames.map((frame) => [whole, frame] as const),
  ];
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => all)
      .flat()
      .map(([head, frame]) => sendBytes(server.port, head, frame)),
  );
  return {
    'broken upgrades': answers.length,
    'upgrades with 5xx': answers.filter((answer) => /^HTTP\/1\.1 5/.test(answer)).length,
  };
}

function sendBytes(port: number, head: string, frame: Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (part: Buffer) => (said += part.toString('latin1')));
  socket.on('error', () => {});
  socket.write(head);
  setTimeout(() => socket.write(frame), 100);
  return new Promise((resolve) => {
    socket.on('close', () => resolve(said));
    setTimeout(() => socket.destroy(), 2000);
  });
}

/** How many lines there are, as the server counts. */
export async function watchers({ server }: Pick<FuzzedHouse, 'server'>): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^open_kitchen_watchers (\d+)/m.exec(text)?.[1] ?? -1);
}
