import { defineConfig } from 'vitest/config';

// A clock that is neither the workshop's nor the server's: whoever reads the machine's own time zone is found out.
const env = { TZ: 'Pacific/Auckland' };
// The program is loaded once for all files of a worker, as in a server; whoever leaves something behind is found out too.
const everywhere = { pool: 'forks', isolate: false, globals: false, env } as const;

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
          exclude: ['test/browser/**'],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Three Chromiums at a time, because half of that is waiting, and only after everything else has gone home.
        test: {
          ...everywhere,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
