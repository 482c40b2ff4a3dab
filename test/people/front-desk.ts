import type { Server } from 'node:http';
import express from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { onTestFinished } from 'vitest';
import { rememberShops } from '#src/database/remember-shops.ts';
import type { Ended, Kitchen } from '#src/kitchen.ts';
import { rememberColleagues } from '#src/people/colleagues.ts';
import { identifyStaff } from '#src/people/identify.ts';
import { keepSession } from '#src/people/keep-session.ts';
import { peopleRoutes } from '#src/people/people-routes.ts';
import type { Furnishing } from '#src/people/setup-page.ts';
import { setupRoutes } from '#src/people/setup-routes.ts';
import { serveErrors, serveRoutes } from '#src/serve-commands.ts';
import { loadAssets } from '#src/web/assets.ts';
import { loadViews } from '#src/web/views.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';

export type FrontDesk = FrontDoor & {
  kitchen: Kitchen;
  /** Whose live connections were ended, in order. */
  ended: Ended[];
  furnished: string[];
  browser: () => ReturnType<typeof supertest.agent>;
};

/** The pages of this room alone, on a port of their own. */
export async function openFrontDesk(given: Parameters<typeof openFrontDoor>[0] = {}): Promise<FrontDesk> {
  const door = await openFrontDoor(given);
  const { signIn } = door;
  const [ended, furnished]: [Ended[], string[]] = [[], []];
  const assets = await loadAssets();
  const now = () => door.clock.at;
  const kitchen = {
    database: signIn.database,
    settings: { production: false, publicUrl: 'http://localhost:3000', mail: null },
    log: pino({ level: 'silent' }),
    now,
    assets,
    views: loadViews(assets),
    shops: rememberShops(signIn.database.reader, now),
    colleagues: rememberColleagues(signIn.database.reader, now),
    signIn,
    identifyStaff: (headers: object) => identifyStaff(signIn, headers),
    disconnect: (one: Ended) => ended.push(one),
    live: { refreshDesk: async () => {} },
    metrics: { commanded: () => {} },
  } as unknown as Kitchen;
  const furnishing: Furnishing = {
    trades: [{ key: 'garage', name: { nl: 'Garage', en: 'Garage' } }],
    furnish: async (_tx, shop, trade, language) => furnished.push(`${trade} ${language} ${shop}`),
  };
  const app = express();
  app.set('query parser', 'simple');
  app.use(express.urlencoded({ extended: false }), express.json(), keepSession(signIn));
  serveRoutes(app, kitchen, [...peopleRoutes, ...setupRoutes(furnishing)]);
  serveErrors(app, kitchen);
  const server = await new Promise<Server>((resolve) => {
    const one: Server = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  onTestFinished(() => void server.close());
  return { ...door, kitchen, ended, furnished, browser: () => supertest.agent(server) };
}

export type Browser = ReturnType<FrontDesk['browser']>;
