import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keep, type Tx } from '#src/database/transact.ts';
import { failAtCommit } from '../failing-disk.ts';
import { tempDatabase } from '../temp-database.ts';

const insert =
  (id: string, name = id) =>
  async (tx: Tx) => {
    const row = { id, name, language: 'nl', pin_misses: 0, created_at: 0 };
    await tx
      .insertInto('people')
      .values(row as never)
      .execute();
    return keep(id);
  };

const long = 'x'.repeat(100_000);

test('Where there is no room, all that came together hears why, nothing is kept of it, and the next connection goes on', async () => {
  const { transact, writer, reader, trouble, written } = await tempDatabase();
  await transact(insert('before'));
  const before = written();
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(writer);
  // Of this connection alone: a new one knows of no such limit.
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(writer);
  const answers = await Promise.allSettled([
    transact(insert('one')),
    transact(insert('two', long)),
    transact(insert('three')),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ reason: { code: 'SQLITE_FULL' } });
  expect(trouble()).toBe('disk-full');
  expect(await reader.selectFrom('people').select('id').execute()).toEqual([{ id: 'before' }]);
  expect(await transact(insert('two', long))).toBe('two');
  expect(await reader.selectFrom('people').select('id').execute()).toHaveLength(2);
  expect(written()).not.toBe(before);
});

test('Work that goes on after a fault of the disk as if nothing were leaves nothing behind', async () => {
  const { transact, writer, reader } = await tempDatabase();
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(writer);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(writer);
  const stubborn = transact(async (tx) => {
    await insert('two', long)(tx).catch(() => {});
    return insert('three')(tx);
  });
  await expect(stubborn).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await reader.selectFrom('people').select('id').execute()).toEqual([]);
});

test('A disk that fails at the commit loses nothing, is tried again each second, and is well again by itself', async () => {
  const { transact, reader, trouble } = await tempDatabase();
  const disk = failAtCommit();
  await expect(transact(insert('one'))).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' });
  expect(trouble()).toBe('disk-fault');
  await expect(transact(insert('two'))).rejects.toMatchObject({ code: 'SQLITE_IOERR_FSYNC' });
  expect(await reader.selectFrom('people').select('id').execute()).toEqual([]);
  disk.mend();
  await expect.poll(trouble, { timeout: 5000 }).toBeNull();
  expect(await transact(insert('two'))).toBe('two');
});
