import { expect, test } from 'vitest';
import { earlierAnswer, forgetOldAnswers, rememberAnswer } from '#src/database/once.ts';
import { keep } from '#src/database/transact.ts';
import { tempDatabase } from './temp-database.ts';

const day = 24 * 60 * 60 * 1000;

test('A key is remembered for its shop and its contents, over an offline weekend, and forgotten after that', async () => {
  const { transact } = await tempDatabase();
  const once = { key: 'bench-7', fingerprint: 'a' };
  const asked = (shop: string, fingerprint: string) =>
    transact(async (tx) => keep(await earlierAnswer(tx, shop, { ...once, fingerprint })));
  await transact(async (tx) => keep(await rememberAnswer(tx, 'one', once, { seq: 3 }, 0)));
  expect(await asked('one', 'a')).toEqual({ answer: '{"seq":3}' });
  expect(await asked('one', 'b')).toBe('other');
  expect(await asked('two', 'a')).toBeUndefined();
  await transact(async (tx) => keep(await forgetOldAnswers(tx, 7 * day)));
  expect(await asked('one', 'a')).toEqual({ answer: '{"seq":3}' });
  await transact(async (tx) => keep(await forgetOldAnswers(tx, 9 * day)));
  expect(await asked('one', 'a')).toBeUndefined();
});
