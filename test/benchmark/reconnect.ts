import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { startChild } from './child.ts';
import type { CrowdReport } from './client/reconnect.ts';
import { copyOf, type House, houseOf } from './house.ts';
import { type Server, startProduct } from './product.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';
import { removeFolder } from './tidy-up.ts';
import { bothWatch } from './updates.ts';

/** So many notes were written while nobody was connected. */
const missed = 3;

export const reconnect: Row = {
  name: 'reconnect',
  says: 'After kill -9 10,000 pages come back at once to a server that has just started, each asking for the three entries it missed',
  ceiling: 'ws and better-sqlite3 by hand: what was missed, read by prepared statements and rendered to the same bytes',
  aims: [
    { figure: 'cpu µs each', as: 'ratio', most: 2.2 },
    { figure: 'all back s', as: 'ratio', most: 4 },
  ],
  sides: { product: (scale) => measure('product', scale), ceiling: (scale) => measure('ceiling', scale) },
};

async function measure(side: SideName, scale: Scale): Promise<Reading> {
  const house = await houseOf(scale === 'full' ? 5000 : 500);
  const folder = copyOf(house);
  const first = await start(side, folder);
  const client = startChild(new URL('./client/reconnect.ts', import.meta.url).pathname);
  const report = () =>
    new Promise<CrowdReport>((resolve) => {
      client.hear((said) => {
        const known = said as Partial<CrowdReport>;
        if ('came' in known || 'back' in known) resolve(said as CrowdReport);
      });
    });
  const watches = bothWatch(house);
  const here = report();
  // A tenth of them are seen to lose their line. The server that comes knows nothing of the one that went.
  client.tell({ crowd: side, url: first.url, watches, atFirst: watches.length / 10 });
  await here;
  await first.kill();
  writeMeanwhile(folder);
  const server = await start(side, folder);
  const before = await server.cpu();
  const [back, spent] = await profileTo(server, `reconnect-${side}`, async () => {
    const home = report();
    client.tell({ again: true, url: server.url, missed, lasts: lastsOf(house) });
    return [await home, (await server.cpu()) - before] as const;
  });
  await client.kill();
  await server.kill();
  removeFolder(folder);
  if (!('back' in back)) throw new Error('nobody came back');
  const { seconds, tries, missing, double } = back;
  return {
    'cpu µs each': spent / watches.length,
    'all back s': seconds,
    'tries each': tries / watches.length,
    missing,
    double,
  };
}

const lastsOf = ({ orders }: House) => Object.fromEntries(orders.map(({ number, last }) => [number, last + missed]));

/** The order's own note again, under the next numbers, into the file that nobody has open. */
function writeMeanwhile(folder: string): void {
  const connection = new BetterSqlite(path.join(folder, 'open-kitchen.db'));
  const again = connection.prepare(`
    insert into entries (shop, order_id, number, kind, at, actor, audience, step, body)
    select e.shop, e.order_id, o.last_entry + ?, e.kind, e.at, e.actor, e.audience, e.step, e.body
    from entries e join orders o on o.shop = e.shop and o.id = e.order_id
    where e.kind = 'note-added' group by e.order_id`);
  for (let more = 1; more <= missed; more += 1) again.run(more);
  connection.prepare('update orders set last_entry = last_entry + ?').run(missed);
  connection.close();
}

async function start(side: SideName, folder: string): Promise<Server> {
  if (side === 'product') return startProduct(folder);
  const child = startChild(path.join(import.meta.dirname, 'ceiling/raw-server.ts'), { args: [folder] });
  const port = await new Promise<number>((resolve) => {
    child.hear((said) => {
      const { port } = said as { port?: number };
      if (port !== undefined) resolve(port);
    });
  });
  return { ...child, port, url: `http://127.0.0.1:${port}` };
}
