import pg from 'pg';
import { openKitchen } from '#src/open-kitchen.ts';
import { readSeed } from '#src/seed/read-seed.ts';
import { seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { readSettings } from '#src/settings.ts';
import { type Cluster, startCluster } from '../database/embedded.ts';
import type { House } from './house.ts';
import { aFolder } from './tidy-up.ts';

/** A garage in PostgreSQL that several processes can serve; `folder` holds the secret that they share. */
export type PostgresHouse = House & { databaseUrl: string; remove: () => Promise<void> };

let cluster: Promise<Cluster> | undefined;
const seeded = new Map<number, Promise<Omit<PostgresHouse, 'remove'>>>();
let copies = 0;

/** Made once for each size; each run has a copy of that database to itself. */
export async function postgresHouse(orders: number): Promise<PostgresHouse> {
  const first = seeded.get(orders) ?? seedHouseOf(orders);
  seeded.set(orders, first);
  const house = await first;
  const name = `run_${++copies}`;
  await command(`create database ${name} template house_${orders}`);
  const databaseUrl = house.databaseUrl.replace(/[^/]*$/, name);
  return { ...house, databaseUrl, remove: () => command(`drop database ${name} with (force)`) };
}

export async function removeCluster(): Promise<void> {
  await (await cluster)?.remove();
  cluster = undefined;
  seeded.clear();
}

async function command(text: string): Promise<void> {
  cluster ??= startCluster();
  const line = new pg.Client({ connectionString: `${(await cluster).url}/postgres` });
  await line.connect();
  await line.query(text);
  await line.end();
}

async function seedHouseOf(orders: number): Promise<Omit<PostgresHouse, 'remove'>> {
  await command(`create database house_${orders}`);
  const databaseUrl = `${(await cluster)?.url}/house_${orders}`;
  const folder = aFolder();
  const settings = readSettings({ DATA_DIR: folder, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
  const kitchen = await openKitchen(settings);
  const made = await seed(kitchen, seedHouse, readSeed(JSON.stringify(garage(orders))));
  const rows = await kitchen.database.reader.selectFrom('orders').select(['number', 'last_entry']).execute();
  await kitchen.database.close();
  const lasts = new Map(rows.map(({ number, last_entry }) => [number, last_entry]));
  return {
    folder,
    key: made.people.find(({ name }) => name === 'Priya')?.key ?? '',
    orders: made.orders.map(({ order, link }) => {
      const token = link.slice(link.lastIndexOf('/') + 1);
      return { number: Number(order), token, last: lasts.get(Number(order)) ?? 0 };
    }),
    databaseUrl,
  };
}

// A day on which nothing becomes late while it is measured.
const hours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '23:59']]]),
);

function garage(orders: number) {
  const order = (i: number) => ({
    ...{ at: '-60 min', by: 'Priya', name: `Fatima Nummer ${i}`, subject: 'Renault Clio', template: 'fault' },
    ready: { from: '+2 d', until: '+3 d' },
    progress: [{ at: '-50 min', by: 'Priya', do: 'start', step: 1 }],
  });
  const people = [
    { name: 'Olga', roles: ['owner'], email: 'olga@example.org', password: 'een lange zin voor de werkbank' },
    { name: 'Priya', roles: ['technician', 'desk'], key: true },
  ];
  const crew = Object.fromEntries(
    ['balie', 'magazijn', 'monteur', 'remspecialist', 'controleur', 'diagnosetechnicus', 'keurmeester', 'poetser']
      .concat('bandenmonteur')
      .map((work) => [work, 'Priya']),
  );
  const templates = [{ pack: 'garage', only: ['fault'] }];
  const made = Array.from({ length: orders }, (_, i) => order(i + 1));
  return { shops: [{ name: 'Garage De Werf', hours, people, crew, templates, orders: made }] };
}
