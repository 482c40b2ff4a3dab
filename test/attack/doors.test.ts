import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../house/tree.ts';
import { table } from '../whole/may-table.ts';

/** What is answered without a route of a room: for anyone, with nothing of anybody in it; /metrics asks for itself. */
const others = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /brand/:shop.css',
  'GET /bench.webmanifest',
  'GET /bench-worker.js',
  'GET /openapi.json',
  'GET /assets/{*file}',
];
/** What is heard on a socket. */
const heard = ['connection', 'follow'];

const sources = readdirSync(path.join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('browser/') && !file.startsWith('worker/'))
  .map((file) => readFileSync(path.join(projectRoot, 'src', file), 'utf8'));

const allOf = (pattern: RegExp): string[][] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1)));

test('Nothing is answered but the routes of the table and a few files and counts that hold nothing of anybody', () => {
  const direct = allOf(/\bapp\.(get|post|put|patch|delete|all|options)\(\s*'([^']+)'/g);
  const called = direct.map(([method = '', at]) => `${method.toUpperCase()} ${at}`);
  expect(called.sort()).toEqual([...others].sort());
  // A static folder, a router or a handler under a path would be a door that no table knows.
  const elsewhere = allOf(/\b(express\.(?:static|Router)|app\.(?:use|route|param)\(\s*['"`/])/g);
  expect(elsewhere).toEqual([]);
  expect(Object.keys(table).length).toBeGreaterThan(130);
});

test('Nothing is heard on a socket but to follow, and nothing is said in a room that a client named', () => {
  const events = allOf(/\b(?:io|plain|socket)\.(?:on|once)\('(\w+)'/g).flat();
  const asked = allOf(/event !== '(\w+)'/g).flat();
  expect([...new Set([...events, ...asked])].sort()).toEqual([...heard].sort());
  const joins = allOf(/\.join\((?:`(\w+):|(\w+Room)\()/g).flat();
  expect([...new Set(joins.filter(Boolean))].sort()).toEqual(['orderRoom', 'shopRoom']);
});
