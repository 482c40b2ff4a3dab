import { expect, test } from 'vitest';
import { lossyWrites } from '../torture/lossy-writes.ts';

test('Over a line that loses half of everything each write of the bench happens once, in its order', async () => {
  const { counts, good } = await lossyWrites(150, 7);
  expect(counts).toMatchObject({ writes: 150, missing: 0, 'too often': 0, 'out of order': 0, unmarked: 0, gaps: 0 });
  expect(Number(counts['answer is lost'])).toBeGreaterThan(10);
  expect(good).toBe(true);
}, 60_000);
