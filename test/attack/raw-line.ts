import { connect } from 'node:net';

export type RawAnswer = { status: number; text: string };

/** Sends bytes as they are over a line of their own, and reads until the other side ends it. Status 0: no answer came. */
export function askRaw(
  port: number,
  { method, path, headers, body }: { method: string; path: string; headers: [string, string][]; body: Buffer },
  atMost = 20_000,
): Promise<RawAnswer> {
  const named = new Set(headers.map(([name]) => name));
  const length: [string, string][] =
    named.has('content-length') || named.has('transfer-encoding') ? [] : [['content-length', `${body.length}`]];
  const all = [['host', `127.0.0.1:${port}`], ['connection', 'close'], ...length, ...headers];
  const head = `${method} ${path} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(parts).toString('utf8');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text.replace(/^HTTP\/1\.1 100[\s\S]*?\r\n\r\n/, ''))?.[1] ?? 0),
        text,
      });
    };
    const timer = setTimeout(end, atMost);
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('end', end).on('error', end).on('close', end);
    socket.write(Buffer.from(head, 'latin1'));
    if (body.length > 0) socket.write(body);
    // What says that it comes in pieces ends somewhere, or nobody could answer.
    if (named.has('transfer-encoding')) socket.write('\r\n0\r\n\r\n');
  });
}
