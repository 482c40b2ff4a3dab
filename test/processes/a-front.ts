import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What stands in front of several processes: each connection goes to the first that answers, sticky to nothing. */
export async function aFront(): Promise<{ url: string; leadsTo: (urls: string[]) => void }> {
  let behind: number[] = [];
  const server = createServer((outside) => {
    const pass = ([port, ...others]: number[]): void => {
      if (port === undefined) return void outside.destroy();
      const inside: Socket = connect(port, '127.0.0.1');
      inside.once('error', () => {
        if (inside.readyState !== 'closed' || inside.bytesRead > 0) outside.destroy();
        else pass(others);
      });
      inside.once('connect', () => {
        outside.pipe(inside).pipe(outside);
        outside.once('close', () => inside.destroy());
        inside.once('close', () => outside.destroy());
      });
    };
    outside.on('error', () => {});
    pass(behind);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leadsTo: (urls) => {
      behind = urls.map((url) => Number(new URL(url).port));
    },
  };
}
