import { expect, test } from 'vitest';
import { keep, type Tx, undo } from '#src/database/transact.ts';
import { tempDatabase } from '../temp-database.ts';

const insert = (id: string) => async (tx: Tx) => {
  await tx
    .insertInto('people')
    .values({ id, name: id, language: 'nl', pin_misses: 0, created_at: 0 } as never)
    .execute();
  return keep(id);
};

test('Work that arrives together shares one commit, and each piece gets its own answer', async () => {
  const { transact, commits, reader } = await tempDatabase();
  const before = commits();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => transact(insert(`p${i}`))));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => `p${i}`));
  expect(commits() - before).toBe(1);
  expect(await reader.selectFrom('people').select('id').execute()).toHaveLength(50);
});

test('What fails or is undone leaves no trace and does not touch its neighbours', async () => {
  const { transact, reader } = await tempDatabase();
  const answers = await Promise.allSettled([
    transact(insert('one')),
    transact(async (tx) => {
      await insert('refused')(tx);
      return undo('no');
    }),
    transact(async (tx) => {
      await insert('broken')(tx);
      throw new Error('broken');
    }),
    transact(insert('one')),
    transact(insert('two')),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
  const rows = await reader.selectFrom('people').select('id').orderBy('id').execute();
  expect(rows.map(({ id }) => id)).toEqual(['one', 'two']);
});

test('Work that is asked for while a group is being written comes in the next one', async () => {
  const { transact, reader } = await tempDatabase();
  const inner: Promise<string>[] = [];
  await transact(async (tx) => {
    inner.push(transact(insert('later')));
    return insert('sooner')(tx);
  });
  expect(await Promise.all(inner)).toEqual(['later']);
  expect(await reader.selectFrom('people').select('id').execute()).toHaveLength(2);
});

test('An answer means that another connection can read it', async () => {
  const { transact, reader } = await tempDatabase();
  for (const id of ['a', 'b', 'c']) {
    await transact(insert(id));
    expect(await reader.selectFrom('people').select('id').where('id', '=', id).executeTakeFirst()).toEqual({ id });
  }
});
