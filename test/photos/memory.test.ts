import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveAlone } from './alone.ts';
import { whileOthersRead } from './heavy.ts';

test('Whatever is opened, the server grows by no more than 300 MB, nor does what opens it, and another person’s pages come meanwhile', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-memory-'));
  const server = await serveAlone(dataDir);
  onTestFinished(async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { statuses, reads } = await whileOthersRead(server, 1);
  expect(statuses.every((status) => status === 200 || status === 422)).toBe(true);
  expect(statuses).toContain(200);
  expect(reads.length).toBeGreaterThan(5);
  expect(reads.filter(({ status }) => status !== 200)).toEqual([]);
  const { more, opener, openers } = await server.memory();
  expect(more).toBeLessThan(300);
  expect(opener).toBeLessThan(300);
  expect(openers).toBeLessThanOrEqual(1);
});
