import { expect, test } from 'vitest';
import { newId } from '#src/database/new-id.ts';
import type { ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import { importHistory } from '#src/history/import-history.ts';
import { readLog } from '#src/history/read-log.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { rememberColleagues } from '#src/people/colleagues.ts';
import { makeRowWriters } from '#src/row-writers.ts';
import { loadStory } from '#src/timeline/load-story.ts';
import { tempDatabase } from '../database/temp-database.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const header = 'case_id,activity,resource,start,end';
const log = (...rows: string[]) => readLog(Buffer.from([header, ...rows].join('\n')), 'Europe/Amsterdam');
const at = (clock: string) => Date.parse(`2026-11-02T${clock}:00Z`);
const row = (id: string, activity: string, who: string, start: string, end: string) =>
  `${id},${activity},${who},${start && `2026-11-02T${start}:00Z`},2026-11-02T${end}:00Z`;

async function aShop() {
  const database = await tempDatabase();
  const shop: ShopRow = {
    ...{ id: 'werf', code: '', name: 'Garage De Werf', zone: 'Europe/Amsterdam', language: 'nl', languages: '["nl"]' },
    ...{ hours: '{}', phone: null, last_number: 0, created_at: noon },
  };
  await database.transact(async (tx) => {
    await tx.insertInto('shops').values(shop).execute();
    await insertPerson(tx, 'olga', { name: 'Olga', language: 'nl' }, [{ shop: shop.id, role: 'owner' }], noon);
    await insertPerson(tx, 'yusuf', { name: 'Yusuf', language: 'nl' }, [{ shop: shop.id, role: 'technician' }], noon);
    return keep(undefined);
  });
  const ground = { database, rowWriters: makeRowWriters('secret'), newId: () => newId(), now: () => noon };
  const storyOf = async (number: number) => {
    const { id } = await database.reader
      .selectFrom('orders')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    const story = await loadStory(
      database.reader,
      shop,
      id,
      await rememberColleagues(database.reader, Date.now).of(shop.id),
    );
    if (!story) throw new Error(`order ${number} is missing`);
    return story;
  };
  return { database, shop, storyOf, import: (given: ReturnType<typeof log>) => importHistory(ground, shop, given) };
}

test('A case becomes an order that was handed over, and its timeline tells what the file says', async () => {
  const werf = await aShop();
  const done = await werf.import(
    log(
      row('R-7', 'Inform', 'System', '08:20', '08:20'),
      row('R-7', 'Repair', 'Yusuf', '08:00', '08:30'),
      row('R-7', 'Wash', 'Tom', '', '09:00'),
    ),
  );
  expect(done).toEqual({ orders: 1, steps: 3, known: 0 });
  const { order, steps, entries, customer, subject, links, followers, colleagues } = await werf.storyOf(1);
  expect(order).toMatchObject({ state: 'handed-over', owner: 'olga', opened_at: at('08:00'), closed_at: at('09:00') });
  expect({ customer: customer.name, phone: customer.phone, subject }).toEqual({
    ...{ customer: 'Klant R-7', phone: null, subject: { name: 'R-7', plate: null } },
  });
  expect([links, followers]).toEqual([[], []]);
  const nameOf = (id: string | null) => (id ? colleagues.get(id)?.name : null);
  expect(
    steps.map((step) => [step.title, nameOf(step.specialist), step.state, step.started_at, step.finished_at]),
  ).toEqual([
    ['Inform', 'System', 'finished', at('08:20'), at('08:20')],
    ['Repair', 'Yusuf', 'finished', at('08:00'), at('08:30')],
    ['Wash', 'Tom', 'finished', null, at('09:00')],
  ]);
  const titleOf = (body: object) => steps.find(({ id }) => 'step' in body && id === body.step)?.title;
  expect(
    entries.map((entry) => [entry.number, entry.kind, titleOf(entry.body), nameOf(entry.actor), entry.at]),
  ).toEqual([
    [1, 'order-opened', undefined, null, at('08:00')],
    [2, 'step-started', 'Repair', 'Yusuf', at('08:00')],
    [3, 'step-started', 'Inform', 'System', at('08:20')],
    [4, 'step-finished', 'Inform', 'System', at('08:20')],
    [5, 'step-finished', 'Repair', 'Yusuf', at('08:30')],
    [6, 'step-finished', 'Wash', 'Tom', at('09:00')],
    [7, 'order-ready', undefined, null, at('09:00')],
    [8, 'order-handed-over', undefined, null, at('09:00')],
  ]);
  expect(order.last_entry).toBe(8);
});

test('Who is known by name alone is made once and may not come in; a colleague of that name stays who they are', async () => {
  const werf = await aShop();
  await werf.import(log(row('1', 'Wash', 'Tom', '08:00', '08:10'), row('1', 'Test', 'Yusuf', '08:10', '08:20')));
  await werf.import(log(row('2', 'Wash', 'Tom', '08:00', '08:10')));
  const people = await werf.database.reader
    .selectFrom('people')
    .select(['name', 'disabled_at'])
    .orderBy('name')
    .execute();
  expect(people).toEqual([
    { name: 'Olga', disabled_at: null },
    { name: 'Tom', disabled_at: noon },
    { name: 'Yusuf', disabled_at: null },
  ]);
});

test('A file that is imported again adds only the cases that are new', async () => {
  const werf = await aShop();
  const many = Array.from({ length: 60 }, (_, i) => row(`C-${i}`, 'Wash', 'Tom', '08:00', '08:10'));
  expect(await werf.import(log(...many.slice(0, 55)))).toEqual({ orders: 55, steps: 55, known: 0 });
  expect(await werf.import(log(...many))).toEqual({ orders: 5, steps: 5, known: 55 });
  expect(await werf.import(log(...many))).toEqual({ orders: 0, steps: 0, known: 60 });
  const numbers = await werf.database.reader.selectFrom('orders').select('number').orderBy('number').execute();
  expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
});

test('A shop that nobody owns is told so', async () => {
  const werf = await aShop();
  await werf.database.transact(async (tx) => keep(await tx.deleteFrom('roles').where('role', '=', 'owner').execute()));
  await expect(werf.import(log(row('1', 'Wash', 'Tom', '08:00', '08:10')))).rejects.toThrow(
    /Nobody owns Garage De Werf/,
  );
});
