import { defineConfig } from 'vitest/config';
import { lastingFolder, passingFolder } from './test/memory-disk.ts';

// A clock that is neither the workshop's nor the server's: whoever reads the machine's own time zone is found out.
const env = { TZ: 'Pacific/Auckland', TMPDIR: passingFolder(), LASTING_TMPDIR: lastingFolder() };
// The program is loaded once for all files of a worker, as in a server; whoever leaves something behind is found out too.
const everywhere = { pool: 'forks', isolate: false, globals: false, env } as const;

// Too long for every day: `npm run torture` alone asks for these, in full.
const inFull = process.env.FOUND ? [] : ['test/processes/revoked.test.ts', 'test/browser/offline-day.test.ts'];

// `npm run test:postgres` is the same suite on PostgreSQL; what is about the SQLite file alone is not in it.
const onPostgres = process.env.TEST_ON === 'postgres';
const startPostgres = ['test/database/start-postgres.ts'];
const globalSetup = onPostgres ? startPostgres : [];
const aboutSqlite = onPostgres ? ['test/database/sqlite/**'] : [];
const aboutPostgres = ['test/database/postgres/**', 'test/processes/**'];
// Something of everything runs on PostgreSQL whenever tests run; all of it is `npm run test:postgres`.
const onBoth = onPostgres ? [] : ['database/*', 'live/follow'];

export default defineConfig({
  test: {
    ...everywhere,
    passWithNoTests: false,
    api: { host: '127.0.0.1', middlewareMode: true },
    projects: [
      {
        test: {
          ...everywhere,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', ...aboutPostgres, ...aboutSqlite],
          globalSetup,
          maxWorkers: 3,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Several Chromiums and servers at a time, because half of that is waiting, and only after everything else has gone home.
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: inFull,
          globalSetup,
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...everywhere,
          name: 'postgres',
          include: [
            ...aboutPostgres.map((folder) => `${folder}/*.test.ts`),
            ...onBoth.map((name) => `test/${name}.test.ts`),
          ],
          exclude: inFull,
          globalSetup: startPostgres,
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
