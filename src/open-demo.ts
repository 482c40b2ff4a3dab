import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, openApp } from './app.ts';
import { demoPeople, withPasswords } from './demo/demo-people.ts';
import { demoRoutes } from './demo/demo-routes.ts';
import { whatIsSaid } from './demo/what-is-said.ts';
import { type DemoOrder, type Guest, workTheDay } from './demo/work-the-day.ts';
import { keepTime } from './keep-time.ts';
import type { Kitchen } from './kitchen.ts';
import { openKitchen } from './open-kitchen.ts';
import { readSeed } from './seed/read-seed.ts';
import { type SeedResult, seed } from './seed/seed.ts';
import { seedHouse } from './seed-house.ts';
import type { Settings } from './settings.ts';

type Pace = Parameters<typeof workTheDay>[0]['pace'];

export type Demo = App & {
  /** The orders that are not over; the first one moves the most. */
  orders: DemoOrder[];
  /** What a working day brings, until the signal; `onFirst` is told when another order becomes the first. */
  work: (pace: Pace, signal: AbortSignal, onFirst: (order: DemoOrder) => void) => Promise<void>;
};

/** The example garage in an empty database, a few hours into its day. It does not listen yet. */
export async function openDemo(settings: Settings): Promise<Demo> {
  const kitchen = await openKitchen(settings);
  if ((await kitchen.shops.all()).length > 0) {
    await kitchen.database.close();
    throw new Error(`${settings.dataDir} holds a shop already, and the example wants a folder of its own.`);
  }
  const { shops } = readJson<{ shops: [{ people: Parameters<typeof withPasswords>[0] }] }>('garage-de-werf.json');
  const people = withPasswords(shops[0].people);
  const file = readSeed(JSON.stringify({ shops: [{ ...shops[0], people }] }));
  const made = await seed(kitchen, seedHouse, file);
  const orders = notOver(file, made);
  // Only this server has these addresses: there is no setting that could bring them into a real shop.
  const app = openApp(
    kitchen,
    demoRoutes(kitchen, demoPeople(people, made.people), () => orders),
  );
  const work: Demo['work'] = async (pace, signal, onFirst) => {
    const stopTime = keepTime(kitchen);
    await workTheDay({ ...(await stage(kitchen, made)), orders, onFirst, pace }, signal).finally(stopTime);
  };
  return { ...app, orders, work };
}

const readJson = <T>(name: string): T =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'demo', name), 'utf8')) as T;

/** The latest order first: that is the one the example is about. */
function notOver({ shops }: ReturnType<typeof readSeed>, made: SeedResult): DemoOrder[] {
  const given = shops.flatMap((shop) => shop.orders);
  const orders = given.flatMap(({ name, subject = '', language = 'nl', progress }, i) => {
    const seeded = made.orders[i];
    const isOver = progress.some((one) => one.do === 'hand-over');
    return seeded && !isOver ? [{ ...seeded, customer: name, subject, language }] : [];
  });
  return orders.reverse();
}

async function stage({ database, settings, shops, now }: Kitchen, made: SeedResult) {
  const idOf = (wanted: string) => made.people.find(({ name }) => name === wanted)?.person ?? '';
  const templates = await database.reader.selectFrom('templates').select(['id', 'name']).execute();
  const [shop] = await shops.all();
  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`,
    zone: shop?.zone ?? 'Europe/Amsterdam',
    now,
    keyOf: new Map(made.people.map(({ person, key = '' }) => [person, key])),
    crew: { desk: idOf('Marieke'), spare: idOf('Tom'), said: whatIsSaid },
    guests: readJson<Guest[]>('who-comes.json'),
    templates: new Map(templates.map(({ name, id }) => [name, id])),
  };
}
