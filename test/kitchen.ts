import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import supertest from 'supertest';
import { onTestFinished } from 'vitest';
import { type App, openApp } from '#src/app.ts';
import type { Role, ShopRow } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { addPerson, insertPerson } from '#src/people/add-person.ts';
import type { Hashing } from '#src/people/hashing.ts';
import { makeKey } from '#src/people/keys.ts';
import { freshDatabase } from './database/fresh.ts';
import { quickHashing } from './people/quick-hashing.ts';

export const cast = {
  Olga: ['owner'],
  Marieke: ['desk'],
  Yusuf: ['technician'],
  Priya: ['technician'],
  Tom: ['technician'],
} satisfies Record<string, Role[]>;
export type Name = keyof typeof cast;
export const password = 'een lange zin voor de werkbank';

export type TestKitchen = {
  kitchen: Kitchen;
  app: App;
  url: string;
  shop: ShopRow;
  /** Ids of the cast. */
  ids: Record<Name, string>;
  keys: Record<Name, string>;
  clock: { now: number };
  /** A program that works in somebody's name: bearer key, JSON unless told otherwise. */
  as: (name: Name) => Agent;
  /** Nobody in particular, with cookies of its own. */
  stranger: () => ReturnType<typeof supertest.agent>;
};

export type Agent = {
  get: (path: string, accept?: 'json' | 'html') => supertest.Test;
  post: (path: string, body?: object, accept?: 'json' | 'html') => supertest.Test;
};

/** Tuesday 24 November 2026, 13:42 in Amsterdam. */
export const aTuesday = Date.parse('2026-11-24T12:42:00Z');

const hours = JSON.stringify(
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:30']]])),
);

/**
 * A fresh garage with its people in a temporary folder, listening on a port of its own, with a clock that stands still.
 * It is gone after the test.
 */
export async function aKitchen({
  signIn = false,
  at = aTuesday,
  hashing = quickHashing,
  host = '127.0.0.1',
}: {
  signIn?: boolean;
  at?: number | 'real';
  hashing?: Hashing;
  /** What its links name: passkeys are for a name, not for a number. */
  host?: 'localhost' | '127.0.0.1';
} = {}): Promise<TestKitchen> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-test-'));
  const database = await freshDatabase(dataDir);
  const clock = { now: at === 'real' ? 0 : at };
  const now = at === 'real' ? Date.now : () => clock.now;
  const settings = {
    production: false,
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: database.databaseUrl,
    redisUrl: null,
    publicUrl: `http://${host}`,
    trustProxy: 0,
    logLevel: 'silent',
    s3: null,
    mail: null as { url: string; from: string } | null,
  };
  const kitchen = await openKitchen(settings, { now, hashing });
  const app = openApp(kitchen);
  await new Promise<void>((resolve) => app.server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
  const address = app.server.address();
  settings.port = typeof address === 'object' && address ? address.port : 0;
  settings.publicUrl = `http://${host}:${settings.port}`;
  const shop = await aShop(kitchen, { id: 'shop-one', code: '', name: 'Garage De Werf' });
  const { ids, keys } = await hire(kitchen, shop.id, signIn);
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    kitchen,
    app,
    url: settings.publicUrl,
    shop,
    ids,
    keys,
    clock,
    as: (name) => agent(settings.publicUrl, keys[name]),
    stranger: () => supertest.agent(settings.publicUrl),
  };
}

export async function aShop(kitchen: Kitchen, given: Pick<ShopRow, 'id' | 'code' | 'name'>): Promise<ShopRow> {
  const row: ShopRow = {
    ...given,
    zone: 'Europe/Amsterdam',
    language: 'nl',
    languages: '["nl","en"]',
    hours,
    phone: '010 000 00 00',
    last_number: 0,
    created_at: kitchen.now(),
  };
  await kitchen.database.transact(async (tx) => {
    await tx.insertInto('shops').values(row).execute();
    return keep(undefined);
  });
  kitchen.shops.forget();
  return row;
}

/** Everybody of the cast; with passwords only when asked. */
async function hire(kitchen: Kitchen, shop: string, signIn: boolean) {
  const ids = {} as Record<Name, string>;
  const keys = {} as Record<Name, string>;
  for (const [name, roles] of Object.entries(cast) as [Name, Role[]][]) {
    const given = roles.map((role) => ({ shop, role }));
    ids[name] = signIn ? await withPassword(kitchen, name, given) : await withoutPassword(kitchen, name, given);
    keys[name] = (await makeKey(kitchen.signIn, ids[name])).key;
  }
  kitchen.colleagues.forget();
  return { ids, keys };
}

export const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;

async function withPassword(kitchen: Kitchen, name: Name, roles: { shop: string; role: Role }[]): Promise<string> {
  const added = await addPerson(kitchen.signIn, { name, email: emailOf(name), password, language: 'nl', roles });
  if (!('person' in added)) throw new Error(`${name}: ${added.why}`);
  return added.person;
}

async function withoutPassword(kitchen: Kitchen, name: Name, roles: { shop: string; role: Role }[]): Promise<string> {
  const id = name.toLowerCase();
  await kitchen.database.transact(async (tx) =>
    keep(await insertPerson(tx, id, { name, language: 'nl' }, roles, kitchen.now())),
  );
  return id;
}

export function agent(url: string, key: string): Agent {
  const types = { json: 'application/json', html: 'text/html' };
  return {
    get: (path, accept = 'json') =>
      supertest(url).get(path).set('Authorization', `Bearer ${key}`).set('Accept', types[accept]),
    post: (path, body = {}, accept = 'json') => {
      const request = supertest(url).post(path).set('Authorization', `Bearer ${key}`).set('Accept', types[accept]);
      return accept === 'json' ? request.send(body) : request.type('form').send(body);
    },
  };
}

/** A garage order as the desk takes it in: three steps, Yusuf for the brakes, nobody yet for the wash. */
export async function takeIn(house: TestKitchen, more: object = {}): Promise<{ order: number; link: string }> {
  const template = await aTemplate(house);
  const intake = {
    template,
    subject: 'Volvo V60',
    plate: 'OK-042-A',
    name: 'Sanne Jansen',
    phone: '06 12 34 56 18',
    language: 'nl',
    purpose: 'De remmen piepen.',
    wishes: 'Graag voor vijven klaar.',
    day: '2026-11-24',
    from: '15:30',
    until: '16:15',
    ...more,
  };
  const response = await house.as('Marieke').post('/orders', intake);
  if (response.status !== 201) throw new Error(`intake answered ${response.status}: ${response.text}`);
  return response.body as { order: number; link: string };
}

async function aTemplate({ kitchen, shop, ids }: TestKitchen): Promise<string> {
  const id = 'brakes';
  const known = await kitchen.database.reader
    .selectFrom('templates')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return id;
  const at = { shop: shop.id, template: id };
  const step = { minutes: 30, news: 'loud' as const, usually: 'monteur', usual_person: null };
  await kitchen.database.transact(async (tx) => {
    const row = {
      shop: shop.id,
      id,
      name: 'Remmen vernieuwen',
      noun_nl: 'auto',
      noun_en: 'car',
      position: 1,
      retired_at: null,
      changed_at: 0,
    };
    await tx.insertInto('templates').values(row).execute();
    const steps = [
      {
        ...at,
        ...step,
        position: 1,
        title: 'Meet de remmen',
        customer_nl: 'Onderzoek',
        customer_en: 'Diagnosis',
        usual_person: ids.Priya,
      },
      {
        ...at,
        ...step,
        position: 2,
        title: 'Vervang schijven en blokken',
        customer_nl: 'Remmen vernieuwen',
        customer_en: 'Replacing the brakes',
        minutes: 90,
        usual_person: ids.Yusuf,
      },
      {
        ...at,
        ...step,
        position: 3,
        title: 'Was de auto',
        customer_nl: 'Wassen',
        customer_en: 'Washing',
        news: 'silent' as const,
        minutes: 15,
      },
    ];
    await tx.insertInto('template_steps').values(steps).execute();
    return keep(undefined);
  });
  return id;
}
