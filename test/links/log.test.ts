import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { logRequests } from '#src/log-requests.ts';

test('No log line holds what opens an order or sets a password', async () => {
  const lines: string[] = [];
  const into = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const log = logRequests(pino({ level: 'trace' }, into), () => {});
  const server = createServer((request, response) => {
    log(request, response);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  for (const path of ['/l/geheimgeheim', '/l/geheimgeheim?as=customer', '/reset/geheimgeheim', '/follow/1'])
    await fetch(`http://127.0.0.1:${port}${path}`);
  const all = lines.join('');
  expect(all).not.toContain('geheim');
  expect(all).toContain('/l/…?as=customer');
  expect(all).toContain('/reset/…');
  expect(all).toContain('/follow/1');
});
