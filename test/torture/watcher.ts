import { WebSocket } from 'ws';
import { type Run, startRun, take } from '#src/browser/sequence.ts';

/** Where a page's server is now; with several it changes from one to the other when a line breaks. */
export type Servers = { next: () => string };

export type Watcher = {
  /** The end of its unbroken run: what its page shows. */
  last: () => number;
  /** Everything its page was told to show, in turn. */
  shown: number[];
  lines: () => number;
  stop: () => void;
};

export type Watch = { order: number; after: number } & ({ token: string } | { key: string });

const second = 1000;
const silence = 8.5 * second;

/**
 * A page without a screen over a plain websocket, with the rules of the page's own script: the number of an unbroken run,
 * asking for what is missing, after every new line and at every gap, and coming back with jitter, ever more patiently.
 */
export function watch(servers: Servers, { order, after, ...seat }: Watch): Watcher {
  const shown: number[] = [];
  let run: Run<{ seq: number }> = startRun(after);
  let [tries, lines, asked] = [0, 0, 0];
  let isOver = false;
  let socket: WebSocket | undefined;
  let quiet: NodeJS.Timeout | undefined;

  function hear(updates: { seq: number }[]): boolean {
    const taken = take(run, updates);
    run = taken.run;
    for (const { seq } of taken.apply) shown.push(seq);
    return taken.gap;
  }

  const ask = () => socket?.send(`42${++asked}["follow",{"order":${order},"after":${run.last}}]`);

  function read(frame: string): void {
    clearTimeout(quiet);
    quiet = setTimeout(() => socket?.terminate(), silence);
    if (frame === '2') {
      socket?.send('3');
    } else if (frame.startsWith('0'))
      socket?.send(`40${JSON.stringify('key' in seat ? { key: seat.key, as: 'staff' } : { as: 'customer' })}`);
    else if (frame.startsWith('40')) {
      tries = 0;
      ask();
    } else if (frame.startsWith('42')) {
      const [, update] = JSON.parse(frame.slice(2)) as [string, { seq: number }];
      if (hear([update])) ask();
    } else if (frame.startsWith('43')) {
      const [answer] = JSON.parse(frame.slice(frame.indexOf('['))) as [{ ok: boolean; updates?: { seq: number }[] }];
      // What a server cannot answer while it stops, it is asked again over a new line.
      if (!answer.ok) socket?.terminate();
      else if (hear(answer.updates ?? [])) ask();
    } else socket?.terminate();
  }

  function open(): void {
    const url = servers.next();
    const headers = 'token' in seat ? { cookie: `link-${order}=${seat.token}`, origin: url } : {};
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    socket = new WebSocket(address, { headers, perMessageDeflate: false, handshakeTimeout: 8 * second });
    socket.on('open', () => {
      lines += 1;
    });
    socket.on('message', (frame: Buffer) => read(frame.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(quiet);
      if (isOver) return;
      const patience = 500 * 2 ** tries++ * (0.5 + Math.random());
      setTimeout(() => isOver || open(), Math.min(15 * second, patience));
    });
  }

  open();
  return {
    last: () => run.last,
    shown,
    lines: () => lines,
    stop() {
      isOver = true;
      clearTimeout(quiet);
      socket?.terminate();
    },
  };
}
