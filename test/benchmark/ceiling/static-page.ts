import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The other side of the rows about pages: node:http with one text that lies ready, and its headers. No address, no cookie
// and no database is looked at; what can be asked again unchanged is compared with one string.

const [file = '', headersFile = ''] = process.argv.slice(2);
const body = readFileSync(file);
const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 24)}"`;
const headers = { ...(JSON.parse(readFileSync(headersFile, 'utf8')) as Record<string, string>), etag };
const whole = { ...headers, 'content-length': String(body.length) };

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, whole).end(body);
});

process.once('SIGTERM', () => process.exit(0));
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
