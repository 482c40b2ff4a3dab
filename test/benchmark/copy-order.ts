import type { Database } from 'better-sqlite3';
import { newId } from '#src/database/new-id.ts';
import { hashOf, tokenOf } from '#src/people/link.ts';

type Row = Record<string, string | number | null>;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

// A number of an entry that stands in the pages for nothing else, so that it is found again in their text.
const distinct = 7650;

/**
 * Writes the only order so many times, row by row as the product itself left it, with ids, number and link of its own each.
 * Whatever tables an order has next year come along.
 */
export function copyOrder(
  connection: Database,
  secret: string,
  count: number,
): { number: number; token: string; last: number }[] {
  connection.prepare('update orders set last_entry = ?').run(distinct);
  const number = connection.prepare('select number from orders').pluck().get() as number;
  const model = rowsOf(connection, number);
  const own = ownIds(model);
  const copies: { number: number; token: string; last: number }[] = [];
  const write = connection.transaction(() => {
    for (let i = 1; i <= count; i += 1) {
      const ids = new Map([...own].map((id) => [id, newId()]));
      const again = <T extends string | number | null>(value: T) =>
        typeof value === 'string' ? value.replace(uuid, (id) => ids.get(id) ?? id) : value;
      let token = '';
      for (const [table, rows] of model) {
        for (const row of rows) {
          const copy = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, again(value)]));
          if (table === 'orders') copy.number = number + i;
          if (table === 'links') {
            token = tokenOf(secret, String(copy.id));
            copy.hash = hashOf(token);
          }
          insert(connection, table, copy);
        }
      }
      copies.push({ number: number + i, token, last: distinct });
    }
    connection.prepare('update shops set last_number = ?').run(number + count);
  });
  connection.pragma('foreign_keys = OFF');
  write();
  connection.pragma('foreign_keys = ON');
  return copies;
}

/** The rows of every table that belong to this order, and its customer and subject. */
function rowsOf(connection: Database, number: number): Map<string, Row[]> {
  const order = connection.prepare('select * from orders where number = ?').get(number) as Row;
  const found = new Map<string, Row[]>([['orders', [order]]]);
  const read = (table: string, column: string, value: unknown) =>
    found.set(table, connection.prepare(`select * from "${table}" where "${column}" = ?`).all(value) as Row[]);
  read('customers', 'id', order.customer);
  read('subjects', 'id', order.subject);
  const tables = connection
    .prepare(
      `select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'order_id' where m.type = 'table'`,
    )
    .pluck()
    .all() as string[];
  for (const table of tables) read(table, 'order_id', order.id);
  return found;
}

/** What is this order's alone: the ids of its rows, and none of people or shops. */
function ownIds(model: Map<string, Row[]>): Set<string> {
  return new Set([...model.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
}

const prepared = new WeakMap<Database, Map<string, (row: Row) => void>>();

function insert(connection: Database, table: string, row: Row): void {
  const known = prepared.get(connection) ?? new Map<string, (row: Row) => void>();
  prepared.set(connection, known);
  let run = known.get(table);
  if (!run) {
    const names = Object.keys(row);
    const statement = connection.prepare(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${names.map((name) => `@${name}`).join()})`,
    );
    run = (one) => void statement.run(one);
    known.set(table, run);
  }
  run(row);
}
