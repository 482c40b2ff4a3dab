import { createServer, type Server as HttpServer } from 'node:http';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import type { Server } from 'socket.io';
import { serveBenchApp } from './bench-app.ts';
import { serveBrand } from './brand.ts';
import { keepWatch } from './exceptions/keep-watch.ts';
import { makeFaces } from './faces.ts';
import { type Health, serveHealth } from './health.ts';
import type { Kitchen } from './kitchen.ts';
import { makeAnnounce, refreshBench, refreshDesk } from './live/announce.ts';
import { allowedOrigins, openSockets, serveFollowers } from './live/listen.ts';
import { liveRoutes } from './live/live-routes.ts';
import { openApi } from './openapi.ts';
import { keepSession } from './people/keep-session.ts';
import { removeRetracted } from './photos/sweep-photos.ts';
import type { Route } from './route.ts';
import { roomRoutes } from './routes.ts';
import { serveErrors, serveRoutes } from './serve-commands.ts';
import { loadStory, type Story } from './timeline/load-story.ts';
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
  const server = createServer(app);
  const io = openSockets(server, kitchen);
  const story = storyOf(kitchen);
  const faces = makeFaces(kitchen);
  const { announce, settled: told } = makeAnnounce({ io, faces, log: kitchen.log, now: kitchen.now, loadStory: story });
  const watch = keepWatch(kitchen);
  kitchen.live.announce = (change) => {
    for (const { kind, body } of change.entries) {
      if (kind === 'link-revoked') kitchen.disconnect({ link: body.link });
      if (kind === 'photo-retracted') void clearPhotos(kitchen);
    }
    announce(change);
    watch.heard(change);
  };
  kitchen.live.disconnect = (ended) => {
    for (const [kind, id] of Object.entries(ended)) io.in(`${kind}:${id}`).disconnectSockets(true);
  };
  kitchen.live.refreshBench = (shop, person) => refreshBench(io, faces, shop, person);
  kitchen.live.refreshDesk = (shop) => refreshDesk(io, faces, shop);
  const stopFollowing = serveFollowers(io, kitchen, faces, story);
  // /bench/updates before /bench/:order.
  const routes = [...liveRoutes(faces, story), ...roomRoutes, ...more];
  const health: Health = { stopping: false, watchers: () => io.engine.clientsCount };
  serve(app, kitchen, routes, health);
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
    await kitchen.database.close();
  };
  return { server, io, routes, settled, close };
}

/** At once; what fails now is tried again with the next minute. */
async function clearPhotos(kitchen: Kitchen): Promise<void> {
  await removeRetracted(kitchen).catch((err: unknown) => kitchen.log.error({ err }, 'removing a photo failed'));
}

function storyOf(kitchen: Kitchen): (shop: string, order: string) => Promise<Story | undefined> {
  return async (id, order) => {
    const shop = await kitchen.shops.byId(id);
    return shop && loadStory(kitchen.database.reader, shop, order, await kitchen.colleagues.of(id));
  };
}

function serve(app: Express, kitchen: Kitchen, routes: Route[], health: Health): void {
  app.disable('x-powered-by');
  app.set('trust proxy', kitchen.settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(logRequests(kitchen));
  app.use(headers(kitchen));
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

function logRequests(kitchen: Kitchen): express.RequestHandler {
  return pinoHttp({
    logger: kitchen.log,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      // A token in the address is a key to an order: it never reaches the log.
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        url: request.url.replace(/^\/l\/[^/?]*/, '/l/…'),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

function headers(kitchen: Kitchen): express.RequestHandler {
  const self = ["'self'"];
  const socket = new URL(kitchen.settings.publicUrl).origin.replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        // Safari before 16 does not count a WebSocket as 'self'.
        connectSrc: [...self, socket],
        manifestSrc: self,
        workerSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: kitchen.settings.production,
    // With no-referrer a browser posts our own forms with "Origin: null"; the link's page sets the stricter one itself.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

function serveAssets(app: Express, kitchen: Kitchen): void {
  app.get('/assets/{*file}', (request, response) => {
    const asset = kitchen.assets.at(decodeURI(request.path));
    if (!asset) throw new Missing();
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.body);
  });
}

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
