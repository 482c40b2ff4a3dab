import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#src/database/migrate.ts';
import { openSqlite } from '#src/database/open-sqlite.ts';
import { tempDatabase } from '../temp-database.ts';

test('Both connections wait for the disk at every commit and keep foreign keys', async () => {
  const { writer, reader } = await tempDatabase();
  for (const connection of [writer, reader]) {
    const read = async (name: string) =>
      Object.values((await sql.raw<object>(`pragma ${name}`).execute(connection)).rows[0] ?? {})[0];
    expect(await read('journal_mode')).toBe('wal');
    expect(await read('synchronous')).toBe(2);
    expect(await read('foreign_keys')).toBe(1);
    expect(await read('busy_timeout')).toBe(5000);
  }
});

test('Pages cannot write: their connection only reads', async () => {
  const { reader } = await tempDatabase();
  await expect(reader.deleteFrom('people').execute()).rejects.toThrow(/readonly/);
});

test('A database of a newer version is refused with a sentence', async () => {
  const { writer } = await tempDatabase();
  const names = writer as never as import('kysely').Kysely<{ kysely_migration: { name: string; timestamp: string } }>;
  await names.insertInto('kysely_migration').values({ name: '9999-from-the-future', timestamp: '' }).execute();
  await expect(migrate(writer)).rejects.toThrow(/newer Open Kitchen .*9999-from-the-future/);
});

test('Migrating twice changes nothing', async () => {
  const { writer, file } = await tempDatabase();
  const schema = () =>
    new BetterSqlite(file, { readonly: true }).prepare('select sql from sqlite_master order by name').all();
  const before = schema();
  await migrate(writer);
  expect(schema()).toEqual(before);
});

test('The database itself refuses an order without an owner and a step under way without a specialist', async () => {
  const { transact } = await tempDatabase();
  const insert = (text: string) => transact(async (tx) => ({ keep: true, value: await sql.raw(text).execute(tx) }));
  await insert(`insert into shops values ('s', '', 'S', 'Europe/Amsterdam', 'nl', '["nl"]', '{}', null, 0, 0)`);
  await insert(`insert into people (id, name, language, pin_misses, created_at) values ('p', 'P', 'nl', 0, 0)`);
  await insert(`insert into customers (shop, id, name, created_at) values ('s', 'c', 'C', 0)`);
  await insert(`insert into subjects (shop, id, customer, name) values ('s', 'j', 'c', 'J')`);
  const order = (id: string, owner: string) =>
    `insert into orders (shop, id, number, customer, subject, title, noun_nl, noun_en, owner, state, last_entry, opened_at, changed_at)
     values ('s', '${id}', ${id.length}, 'c', 'j', 'T', 'auto', 'car', ${owner}, 'open', 0, 0, 0)`;
  await insert(order('o', `'p'`));
  await expect(insert(order('oo', 'null'))).rejects.toThrow(/NOT NULL.*owner/);
  await expect(insert(order('ooo', `'nobody'`))).rejects.toThrow(/FOREIGN KEY/);
  const step = (id: string, specialist: string, state: string) =>
    `insert into steps values ('s', '${id}', 'o', 1, 'T', 'N', 'E', 10, 'loud', '', ${specialist}, '${state}', null, null, null, null)`;
  await insert(step('planned', 'null', 'planned'));
  for (const state of ['running', 'paused', 'finished']) {
    await expect(insert(step(state, 'null', state))).rejects.toThrow(/steps_under_way_have_a_specialist/);
    await insert(step(state, `'p'`, state));
  }
});

test('A damaged file is refused at the start with a sentence, whether in its head or in the middle', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-damaged-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'open-kitchen.db');
  const database = openSqlite(file);
  await migrate(database.writer);
  await database.close();
  const whole = readFileSync(file);
  for (const at of [0, 3 * 4096]) {
    const damaged = Buffer.from(whole);
    damaged.fill(7, at, at + 4096);
    writeFileSync(file, damaged);
    expect(() => openSqlite(file), `at ${at}`).toThrow(/^The database file is damaged: .*Restore a backup\.$/s);
  }
});
