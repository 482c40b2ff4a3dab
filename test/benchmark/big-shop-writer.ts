import type { Database } from 'better-sqlite3';
import { hashOf, tokenOf } from '#src/people/link.ts';
import { stepOf } from '#src/timeline/entry-kinds.ts';
import { lookingBack } from '#src/timeline/expire-links.ts';
import { wordsOf } from '#src/timeline/search-words.ts';
import type { MadeOrder } from './big-shop-order.ts';
import { secretOfBigShops } from './big-shop-people.ts';

type Row = Record<string, string | number | null>;
export type Writer = { order: (made: MadeOrder) => void; end: () => void };

/** Writes orders with prepared statements; what they are found by is sorted first, so that it goes into its index in order. */
export function writerOf(connection: Database): Writer {
  const insert = inserter(connection);
  connection.exec('create temp table words (word text not null, order_id text not null)');
  const word = connection.prepare('insert into words values (?, ?)');

  return {
    order({ row, known, steps, entries, promises, questions, exceptions, follower, link }) {
      const { shop, id, closed_at } = row;
      const { customer, subject } = known;
      if (known.isNew) {
        insert('customers', customer);
        insert('subjects', subject);
      }
      insert('orders', row);
      for (const step of steps) insert('steps', step);
      for (const one of entries) {
        const { number, kind, at, actor, audience, body } = one;
        const about = { step: stepOf(body), body: JSON.stringify(body), made_at: null };
        insert('entries', { shop, order_id: id, number, kind, at, actor, audience, ...about });
      }
      for (const promise of promises) insert('promises', promise);
      for (const exception of exceptions) insert('exceptions', exception);
      const reads = { part: 'customer', language: 'nl' };
      insert('followers', { shop, id: follower, order_id: id, customer: customer.id, ...reads });
      for (const question of questions) insert('questions', question);
      const hash = hashOf(tokenOf(secretOfBigShops, link));
      const lives = { issued_at: row.opened_at, expires_at: closed_at && closed_at + lookingBack, revoked_at: null };
      insert('links', { shop, id: link, order_id: id, follower, hash, ...lives });
      const { number, title } = row;
      const searched = { name: String(number), number, title, subject: subject.name, plate: subject.plate };
      for (const one of wordsOf({ ...searched, people: [customer] })) word.run(one, id);
    },
    end() {
      const shop = connection.prepare('select id from shops').pluck().get();
      connection
        .prepare('insert into search_words (shop, word, order_id) select ?, word, order_id from words order by 2, 3')
        .run(shop);
      connection.exec('drop table words');
    },
  };
}

function inserter(connection: Database): (table: string, row: Row) => void {
  const known = new Map<string, (row: Row) => unknown>();
  const prepare = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const statement = connection.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
    );
    const run = (one: Row) => statement.run(one);
    known.set(table, run);
    return run;
  };
  return (table, row) => void (known.get(table) ?? prepare(table, row))(row);
}
