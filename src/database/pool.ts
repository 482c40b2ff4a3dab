import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isAway } from './postgres-faults.ts';

type Wanted = { readOnly: boolean; warn: (text: string) => void };

// Whole numbers of eight bytes (times, counts) come as numbers: what is counted here stays far below 2^53.
const bigint = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === bigint ? Number : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** Connections to one server, made again when they broke: a query asked meanwhile waits a little before it fails. */
export function openPool(url: string, { readOnly, warn }: Wanted): pg.Pool {
  const options = readOnly ? '-c default_transaction_read_only=on' : '';
  const application_name = readOnly ? 'open-kitchen reads' : 'open-kitchen';
  const pool = new pg.Pool({
    connectionString: url,
    ...{ application_name, options, types },
    max: 10,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // An idle connection that breaks is only noted: the next query makes another.
  pool.on('error', ({ message }) => warn(`PostgreSQL closed a connection: ${message}`));
  // One that breaks between two queries of a piece of work: the next of them fails and says so. Without anybody who
  // listens it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return lasting(pool, warn);
}

/** Connecting is tried again for some seconds, while the server starts anew or another takes its place. */
function lasting(pool: pg.Pool, warn: Wanted['warn']): pg.Pool {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  return Object.assign(pool, { connect: () => connectAgain(connect, warn) });
}

// In milliseconds; with jitter, so that many processes do not come back all at once.
const pauses = [50, 200, 500, 1000, 2000];

async function connectAgain(connect: () => Promise<pg.PoolClient>, warn: Wanted['warn']): Promise<pg.PoolClient> {
  for (const pause of pauses) {
    try {
      return await connect();
    } catch (fault) {
      if (!isAway(fault)) throw fault;
      if (pause === pauses[0]) warn(`PostgreSQL does not answer: ${(fault as Error).message}`);
      await wait(pause * (0.5 + Math.random()));
    }
  }
  return connect();
}
