import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrate } from '#src/database/migrate.ts';
import { tempDatabase } from './temp-database.ts';

const migrationFolder = path.resolve(import.meta.dirname, '../../migrations');

test('A database of the version before questions keeps every promise, and learns to promise answers', async () => {
  const { writer: db } = await tempDatabase({ migrated: false });
  const migrator = new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
  const { error } = await migrator.migrateTo('0002-sign-in');
  expect(error).toBeUndefined();
  await fill(db);
  await migrate(db);
  const promise = { shop: 's', order_id: 'o', owner: 'p', made_at: 1, ended_at: null, words: null } as const;
  expect(await db.selectFrom('promises').selectAll().orderBy('id').execute()).toEqual([
    { ...promise, id: 'a', kind: 'ready-by', question: null, from_at: 5, until_at: 6, state: 'broken', ended_at: 7 },
    { ...promise, id: 'b', kind: 'ready-by', question: null, from_at: 8, until_at: 9, state: 'open' },
  ]);
  const answer = { ...promise, id: 'c', kind: 'answer-by', from_at: 8, until_at: 9, state: 'open' } as const;
  await db
    .insertInto('promises')
    .values({ ...answer, question: 'q' })
    .execute();
  const lost = { ...answer, id: 'd', question: null };
  await expect(db.insertInto('promises').values(lost).execute()).rejects.toThrow(/answers_are_about_a_question/);
});

async function fill(db: Awaited<ReturnType<typeof tempDatabase>>['writer']): Promise<void> {
  const nothing = { phone: null, phone_key: null, email: null, email_key: null };
  await db
    .insertInto('shops')
    .values({
      ...{ id: 's', code: '', name: 'De Werf', zone: 'Europe/Amsterdam', language: 'nl', languages: '["nl"]' },
      ...{ hours: '{}', phone: null, last_number: 1, created_at: 0 },
    })
    .execute();
  await db
    .insertInto('people')
    .values({ id: 'p', name: 'Olga', language: 'nl', pin_hash: null, pin_misses: 0, disabled_at: null, created_at: 0 })
    .execute();
  await db
    .insertInto('customers')
    .values({ shop: 's', id: 'c', name: 'Sanne', ...nothing, created_at: 0 })
    .execute();
  const subject = { shop: 's', id: 'u', customer: 'c', name: 'Volvo', plate: null, plate_key: null };
  await db.insertInto('subjects').values(subject).execute();
  await db
    .insertInto('orders')
    .values({
      ...{
        shop: 's',
        id: 'o',
        number: 1,
        customer: 'c',
        subject: 'u',
        title: 'Remmen',
        noun_nl: 'auto',
        noun_en: 'car',
      },
      ...{ purpose: null, wishes: null, owner: 'p', state: 'open', last_entry: 1 },
      ...{ opened_at: 0, changed_at: 0, closed_at: null },
    })
    .execute();
  const row = { shop: 's', order_id: 'o', kind: 'ready-by', owner: 'p', made_at: 1 };
  const rows = [
    { ...row, id: 'a', from_at: 5, until_at: 6, state: 'broken', ended_at: 7 },
    { ...row, id: 'b', from_at: 8, until_at: 9, state: 'open', ended_at: null },
  ];
  await db
    .insertInto('promises')
    .values(rows as never)
    .execute();
}
