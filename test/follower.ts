import { io, type Socket } from 'socket.io-client';
import { startRun, take } from '#src/browser/sequence.ts';
import type { FollowAnswer, Update } from '#src/live/wire.ts';

/** A page without a screen: it follows one order with the browser's own rule and remembers what it applied. */
export type Follower = {
  applied: Update[];
  socket: Socket;
  /** Cuts the connection as a tunnel does; it comes back by itself. */
  cut: () => void;
  /** Resolves when everything up to this number was applied. */
  reached: (seq: number) => Promise<void>;
};

/** A program's bearer key, or a browser's cookies. */
export type Seat = { key: string; as?: 'staff' | 'bench' } | { cookie: string };

export async function followOrder(url: string, order: number | string, seat: Seat, after = 0): Promise<Follower> {
  const socket = connect(url, seat);
  const applied: Update[] = [];
  const waiting = new Map<number, () => void>();
  let run = startRun(after);

  const hear = (updates: Update[]) => {
    const taken = take(run, updates);
    run = taken.run;
    applied.push(...taken.apply);
    for (const [seq, resolve] of waiting) if (run.last >= seq) resolve();
    if (taken.gap) ask();
  };
  const ask = () =>
    socket.emit('follow', { order, after: run.last }, (answer: FollowAnswer) => answer.ok && hear(answer.updates));

  socket.on('update', (update: Update) => hear([update]));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.on('connect', () => {
      socket.emit('follow', { order, after: run.last }, (answer: FollowAnswer) => {
        if (!answer.ok) return reject(new Error(answer.code));
        hear(answer.updates);
        resolve();
      });
    });
  }).catch((refused: unknown) => {
    socket.close();
    throw refused;
  });
  return {
    applied,
    socket,
    // What is only being opened is not a connection yet: cutting that would be waited for, for twenty seconds.
    cut: () => void (socket.connected && socket.io.engine.close()),
    reached: (seq) => (run.last >= seq ? Promise.resolve() : new Promise((resolve) => waiting.set(seq, resolve))),
  };
}

export function connect(url: string, seat: Seat, origin = url): Socket {
  const auth = 'key' in seat ? { key: seat.key, ...(seat.as ? { as: seat.as } : {}) } : { as: 'customer' };
  const extraHeaders = 'cookie' in seat ? { cookie: seat.cookie, origin } : {};
  return io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth,
    extraHeaders,
    reconnectionDelay: 10,
    reconnectionDelayMax: 50,
  });
}

/** The cookies a browser keeps after it opened a private link. */
export async function openLink(url: string, link: string): Promise<string> {
  const response = await fetch(new URL(new URL(link).pathname, url), { redirect: 'manual' });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
