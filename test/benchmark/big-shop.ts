import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { migrate } from '#src/database/migrate.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';
import { tokenOf } from '#src/people/link.ts';
import { bigShopOrder } from './big-shop-order.ts';
import { type Crew, customersOf, hire, keysOfCrew, secretOfBigShops } from './big-shop-people.ts';
import { writerOf } from './big-shop-writer.ts';

/** An order of the shop that is being worked on, with what a customer and a colleague need to act on it. */
export type OpenOrder = {
  id: string;
  number: number;
  token: string;
  running: string | null;
  specialist: string | null;
};

export type BigShop = {
  dataDir: string;
  secret: string;
  shop: string;
  crew: Crew;
  /** A bearer key for each of the crew. */
  keys: Record<string, string>;
  open: OpenOrder[];
  made: { orders: number; entries: number };
};

/** So many orders are in the house, however many there were before them. */
const inTheHouse = 300;

/**
 * A shop in the middle of a working day, with a history of handed-over orders behind it, eighty a day: twenty entries
 * each, customers who came back, questions, promises, exceptions. The same rows each time, counted from `at`.
 */
export async function makeBigShop(dataDir: string, orders: number, at = Date.now()): Promise<BigShop> {
  const file = path.join(dataDir, 'open-kitchen.db');
  const database = openSqlite(file);
  await migrate(database.writer);
  await database.close();
  writeFileSync(path.join(dataDir, 'secret'), secretOfBigShops, { mode: 0o600 });
  return fill(file, orders, at);
}

function fill(file: string, orders: number, at: number): BigShop {
  const connection = new BetterSqlite(file);
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -400000', 'temp_store = MEMORY'])
    connection.pragma(pragma);
  // An index that is made of all rows at once takes a fraction of the time.
  const indexes = connection
    .prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null`)
    .all() as { name: string; sql: string }[];
  const crew = connection.transaction(() => {
    for (const { name } of indexes) connection.exec(`drop index "${name}"`);
    return hire(connection, { orders, at });
  })();
  const open: OpenOrder[] = [];
  let entries = 0;
  const customers = customersOf(orders);
  connection.transaction(() => {
    const write = writerOf(connection);
    for (let i = 0; i < orders; i += 1) {
      const inHouse = Math.max(0, i - (orders - Math.min(inTheHouse, orders)) + 1);
      const order = bigShopOrder({ i, inHouse, orders, at, crew, customer: customers(i) });
      write.order(order);
      entries += order.entries.length;
      if (order.link && inHouse > 0) open.push(openOrderOf(order));
    }
    write.end();
  })();
  for (const { sql } of indexes) connection.exec(sql);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  onTheDisk(file);
  const dataDir = path.dirname(file);
  const made = { orders, entries };
  return { dataDir, secret: secretOfBigShops, shop: crew.shop, crew, keys: keysOfCrew(crew), open, made };
}

/** A gigabyte that is still being written away would keep whoever starts with it waiting. */
function onTheDisk(file: string): void {
  const written = openSync(file, 'r+');
  fsyncSync(written);
  closeSync(written);
}

function openOrderOf({ row, steps, link }: ReturnType<typeof bigShopOrder>): OpenOrder {
  const running = steps.find(({ state }) => state === 'running');
  const token = tokenOf(secretOfBigShops, link);
  const { id, number } = row;
  return { id, number, token, running: running?.id ?? null, specialist: running?.specialist ?? null };
}
