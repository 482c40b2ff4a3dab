import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, openApp } from '#src/app.ts';
import type { Where } from '#src/database/open-database.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { makeKey } from '#src/people/keys.ts';
import { usualHours } from '#src/people/opening-hours.ts';
import { readSettings } from '#src/settings.ts';
import { asPattern, freshDatabase, type Pattern } from '../database/fresh.ts';

/** A kitchen with its server on a folder of its own, which can be closed and opened again as often as one likes. */
export type House = {
  kitchen: Kitchen;
  app: App;
  /** Somebody of the cast by their id, or a customer by the cookie of their link. */
  post: (by: string, path: string, body: object) => Promise<Answer>;
  openLink: (link: string) => Promise<string>;
  /** The process ends and another one begins on the same folder. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};
export type Answer = { status: number; text: string };

export const people = ['olga', 'marieke', 'yusuf', 'priya', 'tom'] as const;
const roles = { olga: 'owner', marieke: 'desk', yusuf: 'technician', priya: 'technician', tom: 'technician' } as const;
const shop = 'shop-one';

export async function aHouse(now: () => number): Promise<House> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-day-'));
  furnished ??= furnish();
  const { pattern, secret, keys } = await furnished;
  const database = await freshDatabase(dataDir, pattern);
  writeFileSync(path.join(dataDir, 'secret'), secret);
  let made = 0;
  // Ids that count: the same day is the same once more.
  const newId = () => {
    made += 1;
    return `id-${String(made).padStart(6, '0')}`;
  };
  let running = await open(database, now, newId);
  const close = async () => {
    running.app.server.closeAllConnections();
    await running.app.close();
  };
  return {
    get kitchen() {
      return running.kitchen;
    },
    get app() {
      return running.app;
    },
    async post(by, address, body) {
      const who = by.includes('=') ? { cookie: by } : { authorization: `Bearer ${keys[by]}` };
      const headers = { ...who, accept: 'application/json', 'content-type': 'application/json' };
      const response = await fetch(running.url + address, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, text: await response.text() };
    },
    async openLink(link) {
      const response = await fetch(running.url + new URL(link).pathname, { redirect: 'manual' });
      const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
      return cookies.join('; ');
    },
    async restart() {
      await close();
      running = await open(database, now, newId);
    },
    async close() {
      await close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function open({ dataDir, databaseUrl }: Where, now: () => number, newId?: () => string) {
  const given = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', LOG_LEVEL: 'silent' };
  const settings = readSettings({ ...given, PORT: '0', PUBLIC_URL: 'http://127.0.0.1' });
  const kitchen = await openKitchen(settings, { now, ...(newId ? { newId } : {}) });
  const app = openApp(kitchen);
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', () => resolve()));
  const address = app.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  settings.publicUrl = url;
  return { kitchen, app, url };
}

type Furnished = { pattern: Pattern; secret: string; keys: Record<string, string> };
let furnished: Promise<Furnished> | undefined;

/** The database of a garage with its five people and one template, made once in a process. */
async function furnish(): Promise<Furnished> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-house-'));
  try {
    const database = await freshDatabase(dataDir);
    const { kitchen, app } = await open(database, () => 0);
    await kitchen.database.transact(async (tx) => {
      const names = { id: shop, code: '', name: 'Garage De Werf', zone: 'Europe/Amsterdam', phone: null };
      const words = { language: 'nl' as const, languages: '["nl"]', hours: JSON.stringify(usualHours) };
      await tx
        .insertInto('shops')
        .values({ ...names, ...words, last_number: 0, created_at: 0 })
        .execute();
      for (const id of people) {
        const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
        await insertPerson(tx, id, { name, language: 'nl' }, [{ shop, role: roles[id] }], 0);
      }
      const noun = { noun_nl: 'auto', noun_en: 'car' };
      const template = { shop, id: 'brakes', name: 'Remmen', ...noun, position: 1, retired_at: null, changed_at: 0 };
      await tx.insertInto('templates').values(template).execute();
      await tx.insertInto('template_steps').values(steps).execute();
      return keep(undefined);
    });
    const keys: Furnished['keys'] = {};
    for (const id of people) keys[id] = (await makeKey(kitchen.signIn, id)).key;
    await app.close();
    return { pattern: asPattern(database), secret: readFileSync(path.join(dataDir, 'secret'), 'utf8'), keys };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const usual = { shop, template: 'brakes', news: 'loud' as const, usually: 'monteur' };
const steps = [
  { title: 'Meet de remmen', customer_nl: 'Onderzoek', customer_en: 'Diagnosis', minutes: 30, usual_person: 'priya' },
  { title: 'Vervang schijven', customer_nl: 'Remmen', customer_en: 'Brakes', minutes: 90, usual_person: 'yusuf' },
  { title: 'Was de auto', customer_nl: 'Wassen', customer_en: 'Washing', minutes: 15, usual_person: null },
].map((step, i) => ({ ...usual, ...step, position: i + 1 }));
