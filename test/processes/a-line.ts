import { type AddressInfo, connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';

export type Line = {
  url: string;
  /** Cuts whoever says this next, before Redis hears of it. */
  cutsWhoSays: (what: string) => void;
};

/** What leads to a Redis, and breaks in one place and not in another: a server that ends does not end for all at once. */
export async function aLine(redis: string): Promise<Line> {
  let fatal: string | undefined;
  const server = createServer((outside) => {
    const inside = connect(Number(new URL(redis).port), '127.0.0.1');
    outside.on('data', (said) => {
      if (!fatal || !said.includes(fatal)) return inside.write(said);
      fatal = undefined;
      return outside.resetAndDestroy();
    });
    inside.pipe(outside);
    for (const end of [inside, outside]) end.on('error', () => {});
    inside.on('close', () => outside.destroy());
    outside.on('close', () => inside.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutsWhoSays: (what) => {
      fatal = what;
    },
  };
}
