import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.ts';
import type { Page, Read } from './client/read-pages.ts';
import { copyOf, type House, houseOf } from './house.ts';
import { type Server, startProduct } from './product.ts';
import { profileTo } from './profile-to.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';
import { aFolder, removeFolder } from './tidy-up.ts';

// The customer's page is what is asked for most: on a phone that wakes up, by everybody who reloads to be sure.

export const pages: Row = {
  name: 'page',
  says: "The customer's page: of an order that nobody asked for before; again; and by somebody who has it: not changed.",
  ceiling: 'node:http, the same bytes as a text that lies ready',
  aims: [
    { figure: 'fresh: cpu µs', as: 'ratio', most: 14 },
    { figure: 'kept: cpu µs', as: 'ratio', most: 2.5 },
    { figure: '304: cpu µs', as: 'ratio', most: 2 },
  ],
  sides: { product: (scale) => measure('product', scale), ceiling: (scale) => measure('ceiling', scale) },
};

async function measure(side: SideName, scale: Scale): Promise<Reading> {
  const house = await houseOf(scale === 'full' ? 5000 : 500);
  const folder = copyOf(house);
  const server = side === 'product' ? await startProduct(folder) : await startStatic(house);
  const client = startChild(new URL('./client/read-pages.ts', import.meta.url).pathname);
  const read = (pages: Page[], count: number, status: number) =>
    new Promise<Read>((resolve) => {
      client.hear((said) => {
        if ((said as Partial<Read>).read !== undefined) resolve(said as Read);
      });
      client.tell({ url: server.url, pages, count, inFlight: 8, status });
    });
  const all = house.orders.map(pageOf);
  // Compiled by one part of the orders, measured with the other: the engine goes on compiling for some thousand pages.
  const warm = Math.floor((all.length * 3) / 4);
  await read(all.slice(0, warm), warm, 200);
  const reading: Reading = {};
  const measured = async (name: string, pages: Page[], count: number, status: number) => {
    const before = await server.cpu();
    const done = await profileTo(server, `page-${name}-${side}`, () => read(pages, count, status));
    const spent = (await server.cpu()) - before;
    if (done.wrong > 0) throw new Error(`${done.wrong} of ${count} pages were answered otherwise than they should be`);
    const { p50, p99, bytes } = done;
    const figures = { 'cpu µs': spent / count, 'p50 ms': p50, 'p99 ms': p99, 'KB each': bytes / count / 1024 };
    for (const [figure, value] of Object.entries(figures)) reading[`${name}: ${figure}`] = value;
  };
  const few = all.slice(0, 20);
  const untold = all.slice(warm);
  await measured('fresh', untold, Math.min(untold.length, 1000), 200);
  // Enough of them that what the collector has to do after the others does not count.
  const many = 3000;
  await read(few, many, 200);
  await measured('kept', few, many, 200);
  const known = await knownPages(server, few);
  await read(known, many, 304);
  await measured('304', known, many, 304);
  await client.kill();
  await server.kill();
  removeFolder(folder);
  return reading;
}

const pageOf = ({ number, token }: House['orders'][number]): Page => ({
  path: `/follow/${number}`,
  headers: { cookie: `link-${number}=${token}` },
});

/** The same pages as somebody asks for them who has them. */
function knownPages({ url }: Server, few: Page[]): Promise<Page[]> {
  return Promise.all(
    few.map(async ({ path, headers }) => {
      const { etag } = (await fetchPage(url, { path, headers })).headers;
      return { path, headers: { ...headers, ...(etag ? { 'if-none-match': etag } : {}) } };
    }),
  );
}

async function fetchPage(url: string, { path, headers }: Page) {
  const answer = await fetch(url + path, { headers: { accept: 'text/html', ...headers } });
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
  return { body: await answer.text(), headers: Object.fromEntries(answer.headers) };
}

const taken = new WeakMap<House, Promise<string>>();

/** The product's own page with its headers, for the other side to hand out. */
async function takeOne(house: House): Promise<string> {
  const folder = copyOf(house);
  const server = await startProduct(folder);
  const [first] = house.orders;
  if (!first) throw new Error('there is no order in this house');
  const { body, headers } = await fetchPage(server.url, pageOf(first));
  await server.kill();
  removeFolder(folder);
  const kept = aFolder();
  // What Node writes by itself is not written twice.
  const own = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name));
  writeFileSync(path.join(kept, 'page.html'), body);
  writeFileSync(path.join(kept, 'headers.json'), JSON.stringify(Object.fromEntries(own)));
  return kept;
}

const ownHeaders = ['connection', 'content-length', 'date', 'etag', 'keep-alive', 'transfer-encoding'];

async function startStatic(house: House): Promise<Server> {
  const kept = taken.get(house) ?? takeOne(house);
  taken.set(house, kept);
  const files = ['page.html', 'headers.json'].map(async (name) => path.join(await kept, name));
  const child = startChild(path.join(import.meta.dirname, 'ceiling/static-page.ts'), {
    args: await Promise.all(files),
  });
  const port = await new Promise<number>((resolve) => {
    child.hear((said) => {
      const { port } = said as { port?: number };
      if (port !== undefined) resolve(port);
    });
  });
  return { ...child, port, url: `http://127.0.0.1:${port}` };
}
