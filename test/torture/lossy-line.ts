import { type ClientRequest, createServer, request, type Server } from 'node:http';

export const fates = ['passes', 'answer is lost', 'cut on the way', '502 before', '502 after'] as const;
export type Fate = (typeof fates)[number];

/** What became of the requests, by what was done to them. */
export type LossyLine = { url: string; counts: Record<Fate, number>; close: () => Promise<void> };

/**
 * A line to the server that loses the answer, cuts the request in the middle, or answers 502 in the server's place,
 * before the request got there or after.
 */
export async function lossyLine(to: string, next: () => Fate): Promise<LossyLine> {
  const counts = Object.fromEntries(fates.map((fate) => [fate, 0])) as Record<Fate, number>;
  const server = createServer((coming, answer) => {
    const fate = next();
    counts[fate] += 1;
    const parts: Buffer[] = [];
    coming.on('data', (part: Buffer) => parts.push(part));
    coming.on('error', () => undefined);
    coming.on('end', () => {
      const body = Buffer.concat(parts);
      if (fate === '502 before') return void answer.writeHead(502).end('Bad Gateway');
      const going = request(new URL(coming.url ?? '/', to), { method: coming.method, headers: coming.headers });
      going.on('error', () => answer.destroy());
      if (fate === 'cut on the way') return cut(going, body, () => answer.destroy());
      going.on('response', (come) => {
        const said: Buffer[] = [];
        come.on('data', (part: Buffer) => said.push(part));
        come.on('end', () => {
          if (fate === 'answer is lost') answer.destroy();
          else if (fate === '502 after') answer.writeHead(502).end('Bad Gateway');
          else answer.writeHead(come.statusCode ?? 500, come.headers).end(Buffer.concat(said));
        });
      });
      going.end(body);
    });
  });
  await listen(server);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

/** Half of it gets there, and then nothing more. */
function cut(going: ClientRequest, body: Buffer, done: () => void): void {
  going.flushHeaders();
  going.write(body.subarray(0, Math.floor(body.length / 2)), () => {
    going.destroy();
    done();
  });
}
