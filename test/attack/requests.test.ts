import { once } from 'node:events';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { limitedServer, usualPatience } from '#src/http-limits.ts';
import { logRequests } from '#src/log-requests.ts';
import { securityHeaders } from '#src/security-headers.ts';
import { openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';

test('In production browsers are told to come back by TLS alone', () => {
  const publicUrl = 'https://werkplaats.example';
  const told = securityHeaders({ publicUrl, production: true }).get('Strict-Transport-Security');
  expect(Number(/^max-age=(\d+)/.exec(told ?? '')?.[1])).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
  expect(securityHeaders({ publicUrl, production: false }).has('Strict-Transport-Security')).toBe(false);
});

test.each([
  ['an unfinished head', 'POST / HTTP/1.1\r\nHost: x\r\n', 'X-Slow: 1\r\n'],
  ['an unfinished body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', 'a'],
  ['nothing', '', ''],
])('Whoever sends %s byte by byte is cut off, and others are answered meanwhile', async (_what, head, drop) => {
  const short = { headersTimeout: 150, requestTimeout: 300, keepAliveTimeout: 100, connectionsCheckingInterval: 30 };
  const server = limitedServer((request, response) => {
    request.resume().once('end', () => response.end('answered'));
  }, short);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const slow = connect(port, '127.0.0.1');
  slow.on('error', () => {});
  const cut = new Promise((resolve) => slow.once('close', resolve));
  slow.resume().write(head);
  const drip = setInterval(() => drop && slow.writable && slow.write(drop), 20);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('answered');
  await cut;
  clearInterval(drip);
});

test('The house waits no longer for a head than a bad line needs, and not for ever for anything', () => {
  expect(usualPatience.headersTimeout).toBeLessThanOrEqual(20_000);
  expect(usualPatience.requestTimeout).toBeLessThanOrEqual(300_000);
});

test('Nobody is carried away by an address or a header that names another place', async () => {
  const house = await aKitchen();
  const { link } = await takeIn(house);
  const cookie = await openLink(house.url, link);
  const elsewhere = ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'];
  const wrong: string[] = [];
  const names = ['to', 'from', 'next', 'order', 'return', 'redirect', 'url', 'shop'];
  for (const place of elsewhere) {
    const query = new URLSearchParams(names.map((name) => [name, place])).toString();
    const headers = { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example', referer: place };
    const asks: [path: string, init: RequestInit][] = [
      [`/sign-in?${query}`, {}],
      [`/orders/1?${query}`, {}],
      [`/follow/1?${query}`, { headers: { cookie } }],
      [`/${place}`, {}],
      [`/sign-out?${query}`, { method: 'POST', body: new URLSearchParams(query) }],
      [
        `/follow/1/language?${query}`,
        {
          method: 'POST',
          body: new URLSearchParams({ language: 'nl', from: place }),
          headers: { cookie },
        },
      ],
    ];
    for (const [path, init] of asks) {
      const all = { ...headers, accept: 'text/html', ...init.headers };
      const answer = await fetch(house.url + path, { ...init, headers: all, redirect: 'manual' });
      const location = answer.headers.get('location');
      if (location !== null && !/^\/(?![/\\])/.test(location)) wrong.push(`${path} leads to ${location}`);
      if ((await answer.text()).includes('href="https://elsewhere')) wrong.push(`${path} links there`);
    }
  }
  expect(wrong).toEqual([]);
});

test('A log line is one line of JSON, whatever somebody put into the address', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      lines.push(part.toString());
      done();
    },
  });
  const log = logRequests(pino({ level: 'trace' }, sink), () => {});
  const server = limitedServer((request, response) => {
    log(request, response);
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  await fetch(`http://127.0.0.1:${port}/a%0a%7B%22level%22:50%7D?x=\u2028%0d%0a`);
  await fetch(`http://127.0.0.1:${port}/l/${'a'.repeat(32)}`);
  await once(server.close(), 'close');
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line.trimEnd()).not.toMatch(/[\n\r\u2028]/);
    expect(() => JSON.parse(line)).not.toThrow();
    expect(line).not.toContain('aaaa');
  }
});
