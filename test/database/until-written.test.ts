import { expect, test } from 'vitest';
import { untilWritten } from '#src/database/until-written.ts';

test('What was read is kept until somebody writes, and what is not there as well', async () => {
  let state: number | null = 1;
  const asked: string[] = [];
  const find = untilWritten({ written: () => state }, async (key) => {
    asked.push(key);
    return key === 'none' ? null : `${key} at ${state}`;
  });
  expect([await find('a'), await find('a'), await find('none'), await find('none')]).toEqual([
    ...['a at 1', 'a at 1'],
    ...[null, null],
  ]);
  expect(asked).toEqual(['a', 'none']);
  state = 2;
  expect(await find('a')).toBe('a at 2');
  // Where the database cannot say so, it is asked each time.
  state = null;
  await find('a');
  await find('a');
  expect(asked).toEqual(['a', 'none', 'a', 'a', 'a']);
});

test('What was read before somebody wrote is not kept for those who look after', async () => {
  let state = 1;
  const doors: (() => void)[] = [];
  const find = untilWritten({ written: () => state }, async (key) => {
    const read = `${key} at ${state}`;
    await new Promise<void>((resolve) => doors.push(resolve));
    return read;
  });
  const early = find('a');
  state = 2;
  const other = find('b');
  for (const open of doors) open();
  expect([await early, await other]).toEqual(['a at 1', 'b at 2']);
  const late = find('a');
  doors.at(-1)?.();
  expect(await late).toBe('a at 2');
});
