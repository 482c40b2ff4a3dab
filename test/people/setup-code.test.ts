import { expect, test } from 'vitest';
import { makeSetupCode } from '#src/people/setup-code.ts';

test('the code has eight characters of forty random bits and is read with or without its dash', () => {
  const { code, check } = makeSetupCode(() => Uint8Array.from([0x12, 0x34, 0x56, 0x78, 0x9a]));
  expect(code).toBe('ci2f-m6e2');
  for (const typed of ['ci2f-m6e2', 'CI2F-M6E2', ' ci2f m6e2 ', 'ci2fm6e2']) expect(check(typed)).toBe('right');
  for (const typed of ['', 'ci2f-m6e', 'ci2f-m6e3', 'ci2f-m6e2x']) expect(check(typed)).toBe('wrong');
});

test('every start has another code', () => {
  expect(makeSetupCode().code).toMatch(/^[a-z2-7]{4}-[a-z2-7]{4}$/);
  expect(new Set(Array.from({ length: 50 }, () => makeSetupCode().code)).size).toBe(50);
});

test('after twenty misses even the right one no longer counts', () => {
  const { code, check } = makeSetupCode();
  for (let n = 0; n < 19; n += 1) expect(check('aaaa-aaaa')).toBe('wrong');
  expect(check(code)).toBe('right');
  expect(check('aaaa-aaaa')).toBe('used-up');
  expect(check(code)).toBe('used-up');
});
