import { expect, test } from 'vitest';
import { readyBy } from '#src/demo/ready-by.ts';
import { readReadyBy } from '#src/orders/ready-by.ts';

const zone = 'Europe/Amsterdam';
const quarter = 15 * 60_000;

test('At any time of day and night, also when the clocks change, the promise lies ahead and is about one day', () => {
  // Three days around the night of 25 October 2026, when 02:30 comes twice, and around 28 March 2027, when it never comes.
  for (const from of ['2026-10-24T00:00:00Z', '2027-03-27T00:00:00Z']) {
    for (let now = Date.parse(from); now < Date.parse(from) + 3 * 96 * quarter; now += quarter) {
      const promise = readReadyBy(readyBy(now, zone, 150), zone, now);
      if ('word' in promise) expect.fail(`${new Date(now).toISOString()}: ${promise.word}`);
      expect(promise.from - now).toBeGreaterThan(60 * 60_000);
      expect(promise.until - now).toBeLessThan(6 * 60 * 60_000);
    }
  }
});
