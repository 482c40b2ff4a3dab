import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { freshDatabase } from '../database/fresh.ts';
import { furnish } from '../database/furnish.ts';
import { openLink } from '../follower.ts';
import { aFront } from './a-front.ts';
import { aProcess, type Running } from './a-process.ts';
import { aRedis, type RedisServer } from './a-redis.ts';

type Name = 'Olga' | 'Marieke' | 'Yusuf' | 'Tom';

export type TwoProcesses = {
  one: Running;
  other: Running;
  redis: RedisServer;
  /** Leads to `other`, and to `one` when that is gone. */
  front: string;
  order: number;
  /** The cookie that its customer has. */
  cookie: string;
  keys: Record<Name, string>;
  ids: Record<Name, string>;
  /** Another process of the same house. */
  start: () => Promise<Running>;
};

const roles = { Olga: ['owner'], Marieke: ['desk'], Yusuf: ['technician'], Tom: ['technician'] };

/** A garage on PostgreSQL with one order, served by two processes that Redis joins. */
export async function twoProcesses(): Promise<TwoProcesses> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-processes-'));
  const { drop, ...where } = await freshDatabase(folder);
  onTestFinished(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const [redis, front] = await Promise.all([aRedis(), aFront()]);
  const env = { DATA_DIR: folder, DATABASE_URL: where.databaseUrl ?? '', REDIS_URL: redis.url, PUBLIC_URL: front.url };
  const start = () => aProcess(env);
  const { people, orders } = await furnish(where, shop);
  const [{ order, link } = { order: 0, link: '' }] = orders;
  const [one, other] = await Promise.all([start(), start()]);
  front.leadsTo([other.url, one.url]);
  const cookie = await openLink(one.url, link);
  const by = (what: 'key' | 'person') =>
    Object.fromEntries(people.map((person) => [person.name, person[what]])) as Record<Name, string>;
  return {
    one,
    other,
    redis,
    front: front.url,
    order: Number(order),
    cookie,
    keys: by('key'),
    ids: by('person'),
    start,
  };
}

/** The owner of a new shop signs in with a password. */
const owner = { email: 'olga@example.org', password: 'een lange zin voor Olga' };

const shop = {
  name: 'Garage De Werf',
  people: Object.entries(roles).map(([name, given]) => ({
    ...{ name, roles: given, key: true },
    ...(name === 'Olga' ? owner : {}),
  })),
  templates: [{ pack: 'garage', only: ['brakes'] }],
  orders: [{ name: 'Sanne Jansen', template: 'brakes', ready: { from: '+4 h', until: '+5 h' } }],
};
