import { expect, test } from 'vitest';
import { newId } from '#src/database/new-id.ts';

test('An id is a UUIDv7: it tells when it was made, sorts by that, and is like no other', () => {
  const at = Date.UTC(2026, 10, 23, 13, 5);
  const ids = Array.from({ length: 1000 }, (_, i) => newId(at + i));
  for (const [i, id] of ids.entries()) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at + i);
  }
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => newId(at))).size).toBe(1000);
});
