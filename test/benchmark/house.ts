import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openKitchen } from '#src/open-kitchen.ts';
import { readSeed } from '#src/seed/read-seed.ts';
import { seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { readSettings } from '#src/settings.ts';
import { copyOrder } from './copy-order.ts';
import { modelUpdate } from './model-update.ts';
import { aFolder } from './tidy-up.ts';

/** A garage in which so many orders are all in the middle of the same work, in a file that both sides can open. */
export type House = {
  /** Holds open-kitchen.db and the secret, and is copied for each run. */
  folder: string;
  /** A colleague's bearer key. */
  key: string;
  orders: { number: number; token: string; last: number }[];
};

const made = new Map<number, Promise<House>>();

/** Made once for each size; what is measured works on a copy. */
export function houseOf(orders: number): Promise<House> {
  const known = made.get(orders) ?? makeHouse(orders);
  made.set(orders, known);
  return known;
}

/** The same files again, in a folder of their own. */
export function copyOf({ folder }: House): string {
  const copy = aFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function makeHouse(count: number): Promise<House> {
  const folder = aFolder();
  const kitchen = await openKitchen(readSettings({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const result = await seed(kitchen, seedHouse, readSeed(JSON.stringify(garage)));
  const key = result.people.find(({ name }) => name === 'Priya')?.key ?? '';
  const { secret } = kitchen;
  await kitchen.database.close();
  const connection = new BetterSqlite(path.join(folder, 'open-kitchen.db'));
  connection.pragma('synchronous = OFF');
  const orders = copyOrder(connection, secret, count);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.pragma('optimize');
  connection.close();
  const model = await modelUpdate(folder, key, secret);
  writeFileSync(path.join(folder, 'model.json'), JSON.stringify(model));
  return { folder, key, orders };
}

// A day on which nothing becomes late while it is measured, and a number that is found again in every text.
const always = [['00:00', '23:59']];
const garage = {
  shops: [
    {
      name: 'Garage De Werf',
      phone: '010 000 00 00',
      lastNumber: 86_420,
      hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, always])),
      people: [
        {
          name: 'Olga',
          roles: ['owner'],
          email: 'olga@example.org',
          password: 'een lange zin voor de werkbank',
          key: true,
        },
        { name: 'Marieke', roles: ['desk'], key: true },
        { name: 'Yusuf', roles: ['technician'], key: true },
        { name: 'Priya', roles: ['technician'], key: true },
        { name: 'Tom', roles: ['technician'], key: true },
      ],
      crew: {
        balie: 'Marieke',
        magazijn: 'Tom',
        monteur: 'Yusuf',
        remspecialist: 'Yusuf',
        controleur: 'Priya',
        diagnosetechnicus: 'Priya',
        keurmeester: 'Priya',
        poetser: 'Tom',
        bandenmonteur: 'Tom',
      },
      templates: [{ pack: 'garage', only: ['fault'] }],
      orders: [
        {
          at: '-240 min',
          by: 'Marieke',
          name: 'Fatima El Idrissi',
          phone: '06 00 00 00 14',
          subject: 'Renault Clio',
          plate: 'AO-562-E',
          template: 'fault',
          purpose: 'Er brandt een oranje lampje op het dashboard.',
          ready: { from: '+2 d', until: '+3 d' },
          progress: [
            { at: '-60 min', by: 'Marieke', do: 'start', step: 1 },
            { at: '-55 min', by: 'Marieke', do: 'finish', step: 1 },
            { at: '-50 min', by: 'Priya', do: 'start', step: 2 },
            {
              at: '-40 min',
              by: 'Priya',
              do: 'note',
              step: 2,
              audience: 'customer',
              text: 'Gevonden: een sensor in de uitlaat geeft geen signaal meer.',
            },
            { at: '-35 min', by: 'Priya', do: 'finish', step: 2 },
            { at: '-30 min', by: 'Priya', do: 'start', step: 3 },
            { at: '-20 min', by: 'Priya', do: 'finish', step: 3 },
            { at: '-10 min', by: 'Tom', do: 'start', step: 4 },
          ],
        },
      ],
    },
  ],
};
