import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import floors from './floors.json' with { type: 'json' };
import { inMadeUpTree, projectRoot } from './tree.ts';

type Lock = { packages: Record<string, { version?: string }> };

/** Holds every copy of an exposed package in the lock file, nested ones too, against its lowest safe version. */
function belowTheFloor(root: string): { copies: number; sins: string[] } {
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const copiesOf = (name: string) =>
    Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  const missing = Object.keys(floors.inUse).filter((name) => copiesOf(name).length === 0);
  const all = Object.entries(floors.inUse).flatMap(([name, floor]) =>
    copiesOf(name).map(([path, { version = 'unknown' }]) => ({ path, version, floor })),
  );
  const low = all.filter(({ version, floor }) => isBelow(version, floor));
  return {
    copies: all.length,
    sins: [
      ...missing.map((name) => `${name} is not in the lock file: is it still in use?`),
      ...low.map(({ path, version, floor }) => `${path} is ${version}, the lowest safe version is ${floor}`),
    ],
  };
}

// A version made before the floor's own release (4.7.10-rc.1) or one that cannot be read counts as below.
function isBelow(version: string, floor: string): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)(-.+)?/.exec(version);
  if (!parts) return true;
  const wanted = floor.split('.').map(Number);
  for (const [place, want] of wanted.entries()) {
    const has = Number(parts[place + 1]);
    if (has !== want) return has < want;
  }
  return parts[4] !== undefined;
}

test('no exposed package is older than its lowest safe version', () => {
  const { copies, sins } = belowTheFloor(projectRoot);
  expect(copies).toBeGreaterThanOrEqual(Object.keys(floors.inUse).length);
  expect(sins).toEqual([]);
});

test('SQLite is not older than its lowest safe version', () => {
  const database = new BetterSqlite(':memory:');
  const version = database.prepare('select sqlite_version()').pluck().get();
  database.close();
  expect(version).toMatch(/^3\.\d+\.\d+$/);
  expect(isBelow(String(version), floors.sqlite)).toBe(false);
});

test('a lock file with an old, an early, a nested old or a missing package is caught', () => {
  const packages = {
    'node_modules/socket.io-parser': { version: '4.2.6' },
    'node_modules/engine.io': { version: '6.6.12-rc.1' },
    'node_modules/sharp': { version: '0.34.9' },
    'node_modules/nodemailer': { version: '10.6.0' },
    'node_modules/old/node_modules/nodemailer': { version: '6.10.1' },
  };
  const { copies, sins } = inMadeUpTree({ 'package-lock.json': JSON.stringify({ packages }) }, belowTheFloor);
  expect(copies).toBe(5);
  const gone = ['ws', 'express', 'body-parser', 'qs', 'send', 'cookie', 'handlebars', 'multer', 'better-auth', 'pg'];
  expect(sins).toEqual([
    ...gone.map((name) => `${name} is not in the lock file: is it still in use?`),
    'node_modules/socket.io-parser is 4.2.6, the lowest safe version is 4.2.7',
    'node_modules/engine.io is 6.6.12-rc.1, the lowest safe version is 6.6.12',
    'node_modules/sharp is 0.34.9, the lowest safe version is 0.35.0',
    'node_modules/old/node_modules/nodemailer is 6.10.1, the lowest safe version is 7.0.11',
  ]);
});

test.each([
  ['3.51.2', true],
  ['3.9.9', true],
  ['2.99.99', true],
  ['3.51.3', false],
  ['3.52.0', false],
  ['4.0.0', false],
  ['none', true],
])('version %s against 3.51.3: below is %s', (version, below) => {
  expect(isBelow(version, '3.51.3')).toBe(below);
});
