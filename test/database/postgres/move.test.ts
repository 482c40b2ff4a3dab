import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Where } from '#src/database/open-database.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { readSettings } from '#src/settings.ts';
import { runCli } from '../../cli/run-cli.ts';
import { quickHashing } from '../../people/quick-hashing.ts';
import { everyRow } from '../every-row.ts';
import { freshDatabase } from '../fresh.ts';
import { furnish } from '../furnish.ts';

const olga = { email: 'olga@example.org', password: 'een lange zin voor Olga' };
const day = 24 * 60 * 60 * 1000;

/** A shop in an SQLite file with people who sign in, orders and their history; and an empty PostgreSQL. */
async function aShopInAFile(): Promise<{ file: Where; server: Where }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-move-'));
  const { drop, ...server } = await freshDatabase(folder, 'empty');
  onTestFinished(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = { dataDir: folder, databaseUrl: null };
  const shop = {
    name: 'Garage De Werf',
    people: [
      { name: 'Olga', roles: ['owner'], ...olga },
      { name: 'Yusuf', roles: ['technician'], pin: '4821' },
    ],
    templates: [{ pack: 'garage' }],
    orders: ['Sanne', 'Rob'].map((name) => ({
      ...{ name, phone: '06 12 34 56 18', template: 'brakes', ready: { from: '+4 h', until: '+5 h' } },
      progress: [
        { do: 'start', by: 'Yusuf', step: 1 },
        { do: 'note', by: 'Yusuf', text: 'Dun: “nog 2 mm” ✓', audience: 'customer' },
      ],
    })),
  };
  const lines = Array.from({ length: 120 }, (_, i) => `R-${i},Wash,Tom,,${new Date(1.79e12 - i * day).toISOString()}`);
  await furnish(file, shop, ['case_id,activity,resource,start,end', ...lines].join('\n'));
  return { file, server };
}

async function rowsOf(where: Where): Promise<string> {
  const database = await openDatabase(where, () => {});
  const rows = await everyRow({ database });
  await database.close();
  return rows;
}

test('A shop moves from its file to PostgreSQL, row by row, once', async () => {
  const { file, server } = await aShopInAFile();
  const moved = await runCli(server, 'move-to-postgres', '--json');
  expect(moved.code, moved.err).toBe(0);
  const told = moved.json() as { tables: number; rows: number };
  expect(told.rows).toBeGreaterThan(1000);
  expect(moved.err).toMatch(/^entries: \d+ rows, all alike$/m);

  const [was, is] = [JSON.parse(await rowsOf(file)), JSON.parse(await rowsOf(server))];
  // What the sign-in library keeps has other types there.
  const own = (all: [string, string[]][]) => all.filter(([name]) => !/^(user|session|account|kysely)/.test(name));
  expect(own(is).map(([name, rows]) => [name, rows.length])).toEqual(
    own(was).map(([name, rows]) => [name, rows.length]),
  );
  expect(own(is).map(([, rows]) => rows.map((row) => Object.entries(JSON.parse(row)).sort()))).toEqual(
    own(was).map(([, rows]) => rows.map((row) => Object.entries(JSON.parse(row)).sort())),
  );

  const kitchen = await openKitchen(
    readSettings({ DATA_DIR: server.dataDir, DATABASE_URL: server.databaseUrl ?? '', LOG_LEVEL: 'silent' }),
    { hashing: quickHashing },
  );
  const device = { cookie: undefined, address: '127.0.0.1', userAgent: 'a test' };
  expect(await signInWithPassword(kitchen.signIn, olga, device as never)).toHaveProperty('cookies');
  await kitchen.database.close();

  const again = await runCli(server, 'move-to-postgres');
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('has a shop already')]);
});

test('Without a file or without an address it says what is missing and does nothing', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-move-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const nowhere = await runCli({ dataDir: folder, databaseUrl: null }, 'move-to-postgres');
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('Set DATABASE_URL')]);
  const { drop, ...server } = await freshDatabase(folder, 'empty');
  onTestFinished(drop);
  const nothing = await runCli(server, 'move-to-postgres');
  expect([nothing.code, nothing.err]).toEqual([1, expect.stringMatching(/There is no .*open-kitchen\.db to move/)]);
});
