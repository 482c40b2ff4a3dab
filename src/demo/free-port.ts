import { type AddressInfo, createServer } from 'node:net';

const most = 20;

/** The first port from here on that nobody listens on; from 0 on, any. */
export async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + most; port += 1) {
    const free = await tryPort(port, host);
    if (free !== null) return free;
  }
  throw new Error(`Ports ${wanted} to ${wanted + most - 1} are all in use. Choose another one with PORT.`);
}

function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') resolve(null);
      else reject(new Error(`It cannot listen on ${host}:${port}. ${message}`));
    });
    server.listen(port, host, () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}
