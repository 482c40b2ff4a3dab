import pg from 'pg';
import { openKitchen } from '#src/open-kitchen.ts';
import { readSeed } from '#src/seed/read-seed.ts';
import { seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { readSettings } from '#src/settings.ts';
import type { Known } from '../attack/fuzz-asks.ts';
import { type Server, startProduct } from '../benchmark/product.ts';
import { aFolder, removeFolder } from '../benchmark/tidy-up.ts';
import { startCluster } from '../database/embedded.ts';

export type Seat = { name: string; headers: [string, string][] };
export type FuzzedHouse = { server: Server; seats: Seat[]; known: Known; stop: () => Promise<void> };

/** The product in a process of its own, on either database, with ten orders and one of everything on the first. */
export async function aFuzzedHouse(on: 'sqlite' | 'postgres'): Promise<FuzzedHouse> {
  const cluster = on === 'postgres' ? await startCluster() : null;
  const env = cluster ? { DATABASE_URL: await newDatabase(cluster.url) } : {};
  const folder = aFolder();
  const kitchen = await openKitchen(readSettings({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...env }));
  const made = await seed(kitchen, seedHouse, readSeed(JSON.stringify(garage)));
  await kitchen.database.close();
  const server = await startProduct(folder, { env });
  const bearer = (name: string): [string, string] => [
    'authorization',
    `Bearer ${made.people.find((one) => one.name === name)?.key}`,
  ];
  const cookie = made.orders
    .slice(0, 5)
    .map(({ order, link }) => `link-${order}=${link.slice(link.lastIndexOf('/') + 1)}`);
  const seats: Seat[] = [
    { name: 'nobody', headers: [] },
    { name: 'customer', headers: [['cookie', cookie.join('; ')]] },
    ...['Yusuf', 'Marieke', 'Olga'].map((name) => ({ name, headers: [bearer(name)] })),
  ];
  const orders = made.orders.map(({ order }) => String(order));
  const known = await furnish(server.url, seats, orders);
  const stop = async () => {
    await server.kill();
    removeFolder(folder);
    await cluster?.remove();
  };
  return { server, seats, known, stop };
}

async function newDatabase(url: string): Promise<string> {
  const line = new pg.Client({ connectionString: `${url}/postgres` });
  await line.connect();
  await line.query('create database fuzzed');
  await line.end();
  return `${url}/fuzzed`;
}

/** One of everything on every order: what stands for each name. */
async function furnish(url: string, seats: Seat[], orders: string[]): Promise<Known> {
  const json = { accept: 'application/json', 'content-type': 'application/json' };
  const headers = (seat: number) => ({ ...json, ...Object.fromEntries(seats[seat]?.headers ?? []) });
  const post = async (seat: number, path: string, body: object) => {
    const answer = await fetch(url + path, { method: 'POST', headers: headers(seat), body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  const get = async (path: string) => (await fetch(url + path, { headers: headers(4) })).json();
  const known: Known = {
    order: orders,
    day: ['2026-12-25', '2031-01-01'],
    file: ['small.jpg', 'full.webp', 'page-x.css'],
    token: ['a'.repeat(32)],
  };
  const add = (name: string, id: string) => (known[name] = [...(known[name] ?? []), id]);
  for (const order of orders.slice(0, 4)) {
    const page = await get(`/orders/${order}`);
    for (const { id } of page.steps) add('step', id);
    for (const { follower } of page.people) add('follower', follower);
    for (const { id } of page.links) add('link', id);
    for (const { id } of page.promises ?? []) add('promise', id);
    add('question', (await post(1, `/follow/${order}/questions`, { text: 'Kan het eerder?' })).question);
    add('exception', (await post(4, `/orders/${order}/exceptions`, { text: 'De brug lekt.' })).exception);
  }
  const { people } = await get('/people');
  // Whoever asks is not in it: they would lose their seats.
  for (const { id, name } of people)
    if (['Priya', 'Tom'].includes(name))
      for (const field of ['person', 'to', 'specialist', 'owner', 'standIn', 'usualPerson', 'was']) add(field, id);
  const work = { specialist: known.person?.[0], reason: 'Die is er.' };
  await post(4, `/orders/${orders[0]}/steps/${known.step?.[1]}/assign`, work);
  const { absence } = await post(4, '/people/away', { person: known.person?.[0], until: inAWeek() });
  add('absence', absence);
  add('cover', (await post(4, `/away/${absence}/offer`, { standIn: known.person?.[1] })).cover);
  const { templates } = await get('/templates');
  for (const { id } of templates ?? []) add('template', id);
  return known;
}

const inAWeek = () => new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const hours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '23:59']]]),
);
const technician = { roles: ['technician'], key: true };
const trades = [
  'balie',
  'magazijn',
  'monteur',
  'remspecialist',
  'controleur',
  'diagnosetechnicus',
  'keurmeester',
  'poetser',
  'bandenmonteur',
];
const garage = {
  shops: [
    {
      ...{ name: 'Garage De Werf', hours, crew: Object.fromEntries(trades.map((work) => [work, 'Yusuf'])) },
      people: [
        {
          name: 'Olga',
          roles: ['owner'],
          email: 'olga@example.org',
          password: 'een lange zin voor de werkbank',
          key: true,
        },
        { name: 'Marieke', roles: ['desk'], key: true },
        ...['Yusuf', 'Priya', 'Tom'].map((name) => ({ name, ...technician })),
      ],
      templates: [{ pack: 'garage' }],
      orders: Array.from({ length: 10 }, (_, i) => ({
        ...{ at: '-60 min', by: 'Yusuf', name: `Fatima Nummer ${i}`, subject: 'Renault Clio', template: 'fault' },
        ready: { from: '+2 d', until: '+3 d' },
        progress: [{ at: '-50 min', by: 'Yusuf', do: 'start', step: 1 }],
      })),
    },
  ],
};
