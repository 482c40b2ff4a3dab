import { setTimeout as rest } from 'node:timers/promises';
import type { ShopRow } from '#src/database/tables.ts';
import { keep, type Tx } from '#src/database/transact.ts';
import type { Floor } from '#src/timeline/carry-out.ts';
import { findPastPeople } from './past-people.ts';
import type { Log } from './read-log.ts';
import { type Case, writePastOrder } from './write-past-order.ts';

/** How much was made of a log; `known` cases were imported before and left alone. */
export type Imported = { orders: number; steps: number; known: number };

type Ground = Pick<Floor, 'database' | 'rowWriters' | 'newId' | 'now'>;

// One transaction holds the database for some hundredths of a second.
const atOnce = 25;

/** Keeps every case of a log as an order that was handed over long ago; a case that is there already is skipped. */
export async function importHistory(ground: Ground, shop: ShopRow, log: Log): Promise<Imported> {
  const { database, newId, now } = ground;
  const owner = await firstOwner(database.reader, shop);
  const cases = casesOf(log);
  const names = new Set(log.rows.map(({ resource }) => resource));
  const total: Imported = { orders: 0, steps: 0, known: 0 };
  let people: ReadonlyMap<string, string> = new Map();
  for (let from = 0; from < cases.length; from += atOnce) {
    const began = performance.now();
    const some = cases.slice(from, from + atOnce);
    const kept = await database.transact(async (tx) => {
      const fresh = await withoutKnown(tx, shop.id, some);
      if (people.size === 0 && fresh.length > 0) people = await findPastPeople(tx, shop, names, newId, now());
      for (const one of fresh) {
        const order_id = await writePastOrder(tx, { ...ground, shop, owner, people }, one);
        await tx.insertInto('imported_cases').values({ shop: shop.id, case_id: one.id, order_id }).execute();
      }
      return keep(fresh);
    });
    total.orders += kept.length;
    total.known += some.length - kept.length;
    total.steps += kept.reduce((sum, { rows }) => sum + rows.length, 0);
    // A running server works on the same file: it gets as much time as this took.
    await rest(performance.now() - began);
  }
  return total;
}

/** The cases in the order in which they began. */
function casesOf({ rows, events }: Log): Case[] {
  const rowsOf = Map.groupBy(rows, (row) => row.case);
  const eventsOf = Map.groupBy(events, ({ row }) => row.case);
  return [...eventsOf].map(([id, events]) => ({ id, rows: rowsOf.get(id) ?? [], events }));
}

async function withoutKnown(tx: Tx, shop: string, cases: Case[]): Promise<Case[]> {
  const ids = cases.map(({ id }) => id);
  const known = await tx
    .selectFrom('imported_cases')
    .select('case_id')
    .where('shop', '=', shop)
    .where('case_id', 'in', ids)
    .execute();
  const there = new Set(known.map(({ case_id }) => case_id));
  return cases.filter(({ id }) => !there.has(id));
}

async function firstOwner(reader: Floor['database']['reader'], shop: ShopRow): Promise<string> {
  const owner = await reader
    .selectFrom('roles')
    .select('person')
    .where('shop', '=', shop.id)
    .where('role', '=', 'owner')
    .orderBy('created_at')
    .orderBy('person')
    .executeTakeFirst();
  if (!owner) throw new Error(`Nobody owns ${shop.name} yet: imported orders need an owner. Add one first.`);
  return owner.person;
}
