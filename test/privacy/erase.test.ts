import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { erasePerson } from '#src/privacy/erase-person.ts';
import { runCli } from '../cli/run-cli.ts';
import { agent, aKitchen, type TestKitchen } from '../kitchen.ts';
import { aProcess } from '../processes/a-process.ts';
import { aMarkedCustomer, type Marked } from './a-marked-customer.ts';
import { findKept, wordsKept } from './find-bytes.ts';

const clock = { actor: { as: 'clock' as const }, why: 'asked' as const };

// `npm run torture` asks for more of them.
const many = Number(process.env.MARKED ?? 2);

async function erase({ kitchen, shop }: TestKitchen, { order }: Marked) {
  const orders = kitchen.database.reader.selectFrom('orders').select('id').where('number', '=', order);
  return erasePerson(kitchen, shop, (await orders.executeTakeFirstOrThrow()).id, clock);
}

test('After erasing somebody nothing they said or were called is left, in no file, and others are as they were', async () => {
  const house = await aKitchen();
  const all: Marked[] = [];
  for (let i = 0; i < many; i += 1) all.push(await aMarkedCustomer(house, (100 + i).toString(36)));
  const [kept, ...gone] = all;
  const { dataDir } = house.kitchen.settings;
  const photos = () => readdirSync(path.join(dataDir, 'photos', house.shop.id)).length;
  expect(photos()).toBe(3 * many);
  let canaries = 0;
  let found = 0;
  for (const [i, one] of gone.sort(() => Math.random() - 0.5).entries()) {
    expect(await wordsKept(house, one.canaries)).toBe(one.canaries.length);
    expect(await erase(house, one)).toEqual({ orders: [String(one.order)], follows: 0, photos: 3 });
    const left = await findKept(house, [...one.canaries, ...one.files]);
    expect(left).toEqual([]);
    expect(photos()).toBe(3 * (many - i - 1));
    canaries += one.canaries.length + one.files.length;
    found += left.length;
  }
  expect(await wordsKept(house, kept?.canaries ?? [])).toBe(kept?.canaries.length);
  tell({ erased: gone.length, canaries, found });
}, 600_000);

// Takes a real server for half a minute: only among the long trials.
if (many > 2)
  test('The same with a server that logs everything, erased from the command line', async () => {
    const house = await aKitchen({ at: 'real' });
    const { dataDir, databaseUrl } = house.kitchen.settings;
    const place = { dataDir, databaseUrl };
    const server = await aProcess({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', LOG_LEVEL: 'trace' });
    const served = {
      ...house,
      url: server.url,
      as: (name: keyof typeof house.keys) => agent(server.url, house.keys[name]),
    };
    const kept = await aMarkedCustomer(served, 'x1');
    const one = await aMarkedCustomer(served, 'x2');
    const words = [...one.canaries, ...one.files];
    const file = path.join(dataDir, 'held.tar');
    const order = String(one.order);
    await one.get('html');
    expect((await runCli(place, 'export', '--order', order, '--out', file)).code).toBe(0);
    expect(one.theirs.filter((word) => !readFileSync(file).includes(word) && !/adres/.test(word))).toEqual([]);
    writeFileSync(file, '');
    const erased = await runCli(place, 'erase', '--order', order, '--json');
    expect(erased.json()).toEqual({ orders: [order], follows: 0, photos: 3 });
    expect((await runCli(place, 'export', '--order', order, '--out', file)).code).toBe(0);
    const page = (await served.as('Marieke').get(`/orders/${order}`, 'html')).text;
    const inPage = words.filter((word) => page.includes(word));
    const inLog = words.filter((word) => server.log().some((line) => line.toLowerCase().includes(word.toLowerCase())));
    const inFiles = await findKept(house, words);
    expect({ inPage, inLog, inFiles }).toEqual({ inPage: [], inLog: [], inFiles: [] });
    expect(await wordsKept(house, kept.canaries)).toBe(kept.canaries.length);
    tell({
      servedCanaries: words.length,
      inPages: inPage.length,
      inLogs: inLog.length,
      inFiles: inFiles.length,
      logLines: server.log().length,
    });
  }, 120_000);

/** What was found, for the table of the long trials. */
function tell(counts: Record<string, number>): void {
  if (!process.env.FOUND) return;
  const before = readdirSync(path.dirname(process.env.FOUND)).includes(path.basename(process.env.FOUND))
    ? (JSON.parse(readFileSync(process.env.FOUND, 'utf8')) as object)
    : {};
  writeFileSync(process.env.FOUND, JSON.stringify({ ...before, ...counts }));
}
