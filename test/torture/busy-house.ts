import path from 'node:path';
import { sql } from 'kysely';
import { readFile } from '#src/database/open-reading.ts';
import { furnish } from '../database/furnish.ts';

/** A garage with many orders under way, and whoever writes in it. */
export type BusyHouse = {
  folder: string;
  keys: { desk: string; bench: string; photographers: string[] };
  template: string;
  /** Each with its customer's token and the step that runs. */
  orders: { number: number; token: string; step: string }[];
};

/** So many, because nobody may send more than two hundred photos an hour. */
const photographers = Array.from({ length: 12 }, (_, i) => `Monteur ${i}`);

const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '23:59']]]),
);

/** Made in an empty folder, by the program's own seed. */
export async function busyHouse(folder: string, orders = 120): Promise<BusyHouse> {
  const people = [
    { name: 'Marieke', roles: ['desk'], key: true },
    { name: 'Yusuf', roles: ['technician'], key: true },
    ...photographers.map((name) => ({ name, roles: ['technician'], key: true })),
    { name: 'Olga', roles: ['owner'], email: 'olga@example.org', password: 'een lange zin voor de werkbank' },
  ];
  const { people: made, orders: taken } = await furnish(
    { dataDir: folder, databaseUrl: null },
    {
      ...{ name: 'Garage De Werf', hours: always, people, templates: [{ pack: 'garage', only: ['fault'] }] },
      crew: { balie: 'Marieke', monteur: 'Yusuf', diagnosetechnicus: 'Yusuf', remspecialist: 'Yusuf' },
      orders: Array.from({ length: orders }, (_, i) => ({
        ...{ at: '-60 min', by: 'Marieke', name: `Klant ${i}`, subject: 'Renault Clio', template: 'fault' },
        ready: { from: '+20 d', until: '+21 d' },
        progress: [{ at: '-30 min', by: 'Yusuf', do: 'start', step: 2 }],
      })),
    },
  );
  const keyOf = (name: string) => made.find((person) => person.name === name)?.key ?? '';
  const reading = readFile(path.join(folder, 'open-kitchen.db'));
  const rows = await reading.snapshot(async (tx) => ({
    steps: (
      await sql<{ number: number; id: string }>`
        select o.number, s.id from steps s join orders o on o.shop = s.shop and o.id = s.order_id
        where s.state = 'running'`.execute(tx)
    ).rows,
    template: (await tx.selectFrom('templates').select('id').executeTakeFirstOrThrow()).id,
  }));
  await reading.close();
  const steps = new Map(rows.steps.map(({ number, id }) => [number, id]));
  return {
    ...{
      folder,
      template: rows.template,
      keys: { desk: keyOf('Marieke'), bench: keyOf('Yusuf'), photographers: photographers.map(keyOf) },
    },
    orders: taken.map(({ order, link }) => ({
      number: Number(order),
      token: link.split('/').at(-1) ?? '',
      step: steps.get(Number(order)) ?? '',
    })),
  };
}
