import type { Server as HttpServer } from 'node:http';
import express, { type Express, type Request } from 'express';
import type { Server } from 'socket.io';
import { serveBenchApp } from './bench-app.ts';
import { serveBrand } from './brand.ts';
import { keepWatch } from './exceptions/keep-watch.ts';
import { makeFaces } from './faces.ts';
import { type Health, serveHealth } from './health.ts';
import { limitedServer } from './http-limits.ts';
import type { Kitchen } from './kitchen.ts';
import { joinProcesses } from './live/across.ts';
import { makeAnnounce } from './live/announce.ts';
import { countPushes } from './live/count-pushes.ts';
import { openDoor } from './live/door.ts';
import { allowedOrigins, openSockets, serveFollowers } from './live/listen.ts';
import { liveRoutes } from './live/live-routes.ts';
import { refreshBench, refreshDesk } from './live/show-anew.ts';
import { logRequests } from './log-requests.ts';
import { openApi } from './openapi.ts';
import { keepSession } from './people/keep-session.ts';
import { removeRetracted } from './photos/sweep-photos.ts';
import { quickPage } from './quick-page.ts';
import type { Route } from './route.ts';
import { roomRoutes } from './routes.ts';
import { sayHeaders, securityHeaders } from './security-headers.ts';
import { serveErrors, serveRoutes } from './serve-commands.ts';
import { CrossSite, Missing } from './web/errors.ts';

export type App = {
  server: HttpServer;
  io: Server;
  routes: Route[];
  /** Resolves when everything committed so far has been looked at for exceptions and told. */
  settled: () => Promise<void>;
  /** Ends every connection, then the database. */
  close: () => Promise<void>;
};

/** Express and Socket.IO from a kitchen, with `more` routes than the house's own. It does not listen: main and the tests do. */
export function openApp(kitchen: Kitchen, more: Route[] = []): App {
  const app = express();
  const headers = securityHeaders(kitchen.settings);
  const log = logRequests(kitchen.log, kitchen.metrics.answered);
  const answer = quickPage(kitchen, headers, app);
  const server = limitedServer((request, response) => {
    log(request, response);
    answer(request, response);
  });
  const io = openSockets(server, kitchen);
  const story = kitchen.stories.of;
  const faces = makeFaces(kitchen);
  const door = openDoor(io);
  const joined = joinProcesses(io, kitchen.redis, door.showOut);
  countPushes(io, kitchen.metrics.pushed);
  const showing = { io, across: joined, faces, log: kitchen.log };
  const { announce, settled: told } = makeAnnounce({
    ...showing,
    now: kitchen.now,
    loadStory: story,
  });
  const watch = keepWatch(kitchen);
  kitchen.live.announce = (change) => {
    for (const { kind, body } of change.entries) {
      if (kind === 'link-revoked') kitchen.disconnect({ link: body.link });
      if (kind === 'photo-retracted' || kind === 'material-removed') void clearPhotos(kitchen);
      if (kind === 'person-erased') for (const forget of kitchen.live.forgets) forget(change.order);
    }
    kitchen.stories.heard(change);
    announce(change);
    watch.heard(change);
  };
  kitchen.live.disconnect = joined.showOut;
  kitchen.live.refreshBench = (shop, person) => refreshBench(showing, shop, person);
  kitchen.live.refreshDesk = (shop) => refreshDesk(showing, shop);
  const stopFollowing = serveFollowers(io, { kitchen, door, across: joined, faces, loadStory: story });
  // /bench/updates before /bench/:order.
  const routes = [...liveRoutes(faces, story), ...roomRoutes, ...more];
  const health: Health = { stopping: false, watchers: () => io.engine.clientsCount };
  serve(app, kitchen, routes, health, headers);
  const settled = async () => {
    // What is found is told too.
    await watch.settled();
    await told();
  };
  const close = async () => {
    health.stopping = true;
    stopFollowing();
    await settled();
    await io.close();
    kitchen.redis?.close();
    await kitchen.database.close();
  };
  return { server, io, routes, settled, close };
}

/** At once; what fails now is tried again with the next minute. */
async function clearPhotos(kitchen: Kitchen): Promise<void> {
  await removeRetracted(kitchen).catch((err: unknown) => kitchen.log.error({ err }, 'removing a photo failed'));
}

function serve(app: Express, kitchen: Kitchen, routes: Route[], health: Health, headers: Map<string, string>): void {
  app.disable('x-powered-by');
  app.set('trust proxy', kitchen.settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(sayHeaders(headers));
  app.use(refuseNul);
  serveHealth(app, kitchen, health);
  serveAssets(app, kitchen);
  serveBrand(app, kitchen);
  serveBenchApp(app, kitchen);
  app.get('/openapi.json', (_request, response) => void response.json(openApi(routes, kitchen.settings.publicUrl)));
  app.use(keepSession(kitchen.signIn));
  app.use(refuseOtherSites(kitchen));
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 2000 }));
  app.use(express.json({ limit: '2mb', strict: true }));
  serveRoutes(app, kitchen, routes);
  app.use(() => {
    throw new Missing();
  });
  serveErrors(app, kitchen);
}

function serveAssets(app: Express, kitchen: Kitchen): void {
  app.get('/assets/{*file}', (request, response) => {
    const asset = kitchen.assets.at(decodeURI(request.path));
    if (!asset) throw new Missing();
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.body);
  });
}

/** Nothing of ours has such a name, and PostgreSQL takes none. */
const refuseNul: express.RequestHandler = (request, _response, next) => {
  if (request.url.includes('%00')) throw new Missing();
  next();
};

/** A browser says where a form came from. A program with a key has no cookie to be misused. */
function refuseOtherSites(kitchen: Kitchen): express.RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next();
    if (request.headers.authorization || fromHere(request, allowedOrigins(kitchen))) return next();
    throw new CrossSite();
  };
}

function fromHere(request: Request, origins: string[]): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || origins.includes(origin) || origin === `${request.protocol}://${request.get('Host')}`;
}
