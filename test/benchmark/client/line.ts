import { WebSocket } from 'ws';

/** Who looks at an order: its customer with the private link, or a colleague with a bearer key. */
export type Watch = { order: number; after: number } & ({ token: string } | { key: string });

export type Line = {
  socket: WebSocket;
  /** What it missed, as the server answered; the whole text. */
  answer: Buffer;
};

export type Heard = (frame: Buffer) => void;

// Enough of Engine.IO 4 and Socket.IO 5 to be a page: socket.io-client costs ten times as much, and what is measured is
// the server. 0 open, 2 ping, 3 pong; 40 connected, 42 event, 43 answer.
const hello = 0x30;
const ping = 0x32;
const message = 0x34;

/** Opens a live line to the product as its page does, and resolves when it follows its order. */
export function followProduct(url: string, watch: Watch, heard: Heard): Promise<Line> {
  const headers = 'token' in watch ? { cookie: `link-${watch.order}=${watch.token}`, origin: url } : {};
  const socket = open(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, headers);
  const auth = JSON.stringify('key' in watch ? { key: watch.key, as: 'staff' } : { as: 'customer' });
  const follow = `420["follow",{"order":${watch.order},"after":${watch.after}}]`;
  return new Promise((resolve, reject) => {
    failsWith(socket, reject);
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === ping) return void socket.send('3');
      if (frame[0] === hello) return void socket.send(`40${auth}`);
      if (frame[0] !== message) return;
      if (frame[1] === 0x32) return heard(frame);
      if (frame[1] === 0x30) return void socket.send(follow);
      if (frame[1] === 0x33 && frame.includes('"ok":true')) return resolve({ socket, answer: frame });
      reject(new Error(`the product answered ${frame.toString('utf8', 0, 200)}`));
    });
  });
}

/** The same with the ceiling: the order stands in the address, the first frame is what was missed. */
export function followCeiling(url: string, watch: Watch, heard: Heard): Promise<Line> {
  const headers =
    'token' in watch ? { cookie: `link-${watch.order}=${watch.token}` } : { authorization: `Bearer ${watch.key}` };
  const socket = open(`${url.replace('http', 'ws')}/watch?order=${watch.order}&after=${watch.after}`, headers);
  return new Promise((resolve, reject) => {
    failsWith(socket, reject);
    let follows = false;
    socket.on('message', (frame: Buffer) => {
      if (follows) return heard(frame);
      follows = true;
      resolve({ socket, answer: frame });
    });
  });
}

function open(address: string, headers: Record<string, string>): WebSocket {
  return new WebSocket(address, { headers, perMessageDeflate: false, skipUTF8Validation: true });
}

function failsWith(socket: WebSocket, reject: (fault: Error) => void): void {
  socket.on('error', reject);
  socket.on('close', (code: number) => reject(new Error(`the line was closed with ${code}`)));
}

/** The number of an update, read from its beginning: the rest is for a page to read. */
export function seqOf(frame: Buffer): number {
  const found = /"seq":(\d+)/.exec(frame.toString('latin1', 0, 200));
  if (!found) throw new Error(`a frame without a number: ${frame.toString('utf8', 0, 200)}`);
  return Number(found[1]);
}
