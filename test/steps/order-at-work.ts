import type { Once } from '#src/database/once.ts';
import type { ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Staff } from '#src/people/actor.ts';
import { makeRowWriters } from '#src/row-writers.ts';
import { type Change, carryOut, type Done, type Floor } from '#src/timeline/carry-out.ts';
import { type NewOrder, openOrder, takeNumber } from '#src/timeline/open-order.ts';
import type { Rule } from '#src/timeline/order.ts';
import type { Refusal } from '#src/timeline/refusal.ts';
import { colleagues, marieke, people, shop, steps, tuesday, yusuf, zone } from '../cast.ts';
import { tempDatabase } from '../database/temp-database.ts';

const shopRow: ShopRow = {
  id: shop,
  code: '',
  name: 'Garage De Werf',
  zone,
  language: 'nl',
  languages: '["nl","en"]',
  hours: '{}',
  phone: null,
  last_number: 2416,
  created_at: 0,
};

const volvo: Omit<NewOrder, 'number' | 'steps'> = {
  shop,
  at: tuesday - 7_200_000,
  actor: marieke.person,
  owner: marieke.person,
  customer: { name: 'Sanne Jansen', phone: '06 12 34 56 18', email: null },
  subject: { name: 'Volvo V60', plate: 'OK-042-A' },
  promise: { from: tuesday + 6_480_000, until: tuesday + 9_180_000 },
  language: 'nl',
  link: 'link-1',
  title: 'Remmen vernieuwen',
  noun_nl: 'auto',
  noun_en: 'car',
  purpose: 'De remmen piepen.',
  wishes: 'Graag voor vijven klaar.',
};

/** Commands on a real file without a server: a floor with the cast on it, and Sanne's Volvo with its planned steps. */
export async function orderAtWork(given: Partial<Omit<NewOrder, 'number'>> = {}) {
  const database = await tempDatabase();
  const told: Change[] = [];
  const clock = { now: tuesday };
  let made = 0;
  const floor: Floor = {
    database,
    rowWriters: makeRowWriters('a secret that stands still in tests'),
    now: () => clock.now,
    newId: () => {
      made += 1;
      return `id-${String(made).padStart(5, '0')}`;
    },
    colleagues: { of: async () => colleagues, forget: () => {} },
    announce: (change) => told.push(change),
  };
  await database.transact(async (tx) => {
    await tx.insertInto('shops').values(shopRow).execute();
    const person = { language: 'nl' as const, pin_hash: null, pin_misses: 0, disabled_at: null, created_at: 0 };
    await tx
      .insertInto('people')
      .values(people.map((one) => ({ ...person, id: one.person, name: one.name })))
      .execute();
    return keep(undefined);
  });

  const open = (more: Partial<Omit<NewOrder, 'number'>> = {}) =>
    database.transact(async (tx) => {
      const number = await takeNumber(tx, shop);
      const planned = steps('planned', 'planned', 'planned');
      return keep((await openOrder(tx, floor, { ...volvo, steps: planned, ...more, number })).order);
    });
  const order = await open(given);

  const act = <C>(rule: Rule<C>, command: C, actor: Staff = yusuf, once?: Once): Promise<Done | Refusal> =>
    carryOut(floor, { shop, zone, number: order.number, actor, command, once }, rule);

  const read = database.reader;
  return {
    floor,
    clock,
    told,
    /** The order as it was opened, with its steps. */
    order,
    /** Opens another one. */
    open,
    act,
    steps: () => read.selectFrom('steps').selectAll().where('order_id', '=', order.id).orderBy('position').execute(),
    entries: () => read.selectFrom('entries').selectAll().where('order_id', '=', order.id).orderBy('number').execute(),
    row: () => read.selectFrom('orders').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow(),
    promise: () => read.selectFrom('promises').selectAll().where('order_id', '=', order.id).executeTakeFirstOrThrow(),
    link: () => read.selectFrom('links').selectAll().where('order_id', '=', order.id).executeTakeFirstOrThrow(),
  };
}
