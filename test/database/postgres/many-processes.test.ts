import { expect, onTestFinished, test } from 'vitest';
import { earlierAnswer, rememberAnswer } from '#src/database/once.ts';
import { openDatabase } from '#src/database/open-database.ts';
import { type Database, keep, type Tx } from '#src/database/transact.ts';
import { freshDatabase } from '../fresh.ts';

/** Two processes' connections to one database. */
async function two(): Promise<[Database, Database]> {
  const { drop, ...where } = await freshDatabase('');
  const opened = await Promise.all([openDatabase(where, () => {}), openDatabase(where, () => {})]);
  onTestFinished(async () => {
    await Promise.all(opened.map(({ close }) => close()));
    await drop();
  });
  return opened;
}

/** A promise and how to keep it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const person = (id: string) => ({ id, name: id, language: 'nl' as const, pin_misses: 0, created_at: 0 });
const add = async (tx: Tx, id: string) =>
  void (await tx
    .insertInto('people')
    .values(person(id) as never)
    .execute());

test('Acts of two processes do not come between each other', async () => {
  const [one, other] = await two();
  const addFirst = ({ transact }: Database, name: string) =>
    transact(async (tx) => {
      const there = await tx.selectFrom('people').select('id').execute();
      if (there.length === 0) await add(tx, name);
      return keep(there.length);
    });
  const counts = await Promise.all(Array.from({ length: 20 }, (_, i) => addFirst(i % 2 ? one : other, `p${i}`)));
  expect(counts.sort()).toEqual([0, ...Array.from({ length: 19 }, () => 1)]);
});

test('Two that wait for each other are both done: one of them a second time', async () => {
  const [one, other] = await two();
  await one.transact(async (tx) => keep(await Promise.all([add(tx, 'a'), add(tx, 'b')])));
  const [first, second] = [gate(), gate()];
  const rename = async (tx: Tx, id: string, name: string) =>
    void (await tx.updateTable('people').set({ name }).where('id', '=', id).execute());
  let tries = 0;
  const crosswise = ({ transact }: Database, ids: [string, string], mine: typeof first, theirs: typeof first) =>
    transact(async (tx) => {
      tries += 1;
      await rename(tx, ids[0], 'new');
      mine.open();
      await theirs.opened;
      await rename(tx, ids[1], 'new');
      return keep(undefined);
    }, 'order');
  await Promise.all([crosswise(one, ['a', 'b'], first, second), crosswise(other, ['b', 'a'], second, first)]);
  expect(tries).toBe(3);
});

test('The same write sent to two processes at once is done once, and both get its answer', async () => {
  const [one, other] = await two();
  const once = { key: 'k', fingerprint: 'f' };
  const [mine, theirs] = [gate(), gate()];
  const write = ({ transact }: Database, answer: string, own: typeof mine, others: typeof mine) =>
    transact(async (tx) => {
      const earlier = await earlierAnswer(tx, 's', once);
      own.open();
      await others.opened;
      if (typeof earlier === 'object') return keep(JSON.parse(earlier.answer));
      await rememberAnswer(tx, 's', once, answer, 0);
      return keep(answer);
    }, 'order');
  const answers = await Promise.all([write(one, 'one', mine, theirs), write(other, 'other', theirs, mine)]);
  expect(answers[0]).toBe(answers[1]);
  const rows = await one.reader.selectFrom('command_keys').selectAll().execute();
  expect(rows).toHaveLength(1);
});

test('One process at a time does a chore, and one that died does not keep it from the others', async () => {
  const [one, other] = await two();
  const [working, enough] = [gate(), gate()];
  const first = one.alone('clock', async () => {
    working.open();
    await enough.opened;
  });
  await working.opened;
  const notNow = async () => expect.unreachable('two at a time');
  expect(await other.alone('clock', notNow)).toBe(false);
  expect(await other.alone('house', async () => {})).toBe(true);
  enough.open();
  expect(await first).toBe(true);
  expect(await other.alone('clock', async () => {})).toBe(true);
});
