import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import type { Kitchen } from '#src/kitchen.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Across } from './across.ts';
import { shopRoom } from './announce.ts';
import type { Door, LiveSocket } from './door.ts';
import { benchRoom, deskRoom, type Faces, orderRoom } from './faces.ts';
import { lettingGo } from './let-go.ts';
import { linkLives, type Seat, seatFor, shopFor } from './seat.ts';
import { catchUp } from './updates.ts';
import type { Follow, FollowAnswer } from './wire.ts';

const Name = z.union([z.string().max(12), z.number().int().min(0)]);
const FollowOrder = z.strictObject({ order: Name, after: z.number().int().min(0) });
const FollowPage = z.strictObject({ page: z.enum(['desk', 'bench']) });
const Hello = z.strictObject({
  key: z.string().max(200).optional(),
  as: z.enum(['customer', 'staff', 'bench']).optional(),
});

const perMinute = 60;
const recheckEvery = 5 * 60 * 1000;

export function openSockets(server: HttpServer, kitchen: Kitchen): Server {
  const io = new Server(server, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    // A page that is not live has to know within ten seconds.
    pingInterval: 5000,
    pingTimeout: 4000,
    allowRequest: (request, decide) => {
      const { origin } = request.headers;
      // Without an Origin it is not a browser: then only a key opens (checked below), never a cookie.
      const mayCome = origin === undefined || allowedOrigins(kitchen).includes(origin);
      // Without what joins the processes no page can be live: it asks by itself and tries again.
      decide(null, mayCome && kitchen.redis?.isThere() !== false);
    },
  });
  return io;
}

export function allowedOrigins({ settings }: Pick<Kitchen, 'settings'>): string[] {
  const own = new URL(settings.publicUrl).origin;
  if (settings.production) return [own];
  return [own, ...['localhost', '127.0.0.1'].map((host) => `http://${host}:${settings.port}`)];
}

type Following = {
  kitchen: Kitchen;
  door: Door;
  across: Across;
  faces: Faces;
  loadStory: (shop: string, order: string) => Promise<Story | undefined>;
};

export function serveFollowers(io: Server, following: Following): () => void {
  const { kitchen, door } = following;
  const letGo = lettingGo(io);
  door.letIn((socket) => greet(kitchen, socket));
  // One for all of them: a listener of its own would be a tenth of a kilobyte for each open page.
  function heard(this: LiveSocket, event: string, ask: unknown, answer: unknown): void {
    if (event !== 'follow' || typeof answer !== 'function') return void this.disconnect(true);
    const reply = (said: FollowAnswer) => {
      kitchen.metrics.followed(said);
      answer(said);
    };
    follow(following, this, ask).then(reply, (err: unknown) => {
      kitchen.log.error({ err }, 'a follow failed');
      reply({ ok: false, code: 'failed' });
    });
  }
  io.on('connection', (socket) => {
    letGo(socket);
    socket.onAny(heard);
  });
  const again = () =>
    recheck(io, kitchen).catch((err: unknown) => kitchen.log.error({ err }, 'looking at open lines again failed'));
  const timer = setInterval(again, recheckEvery);
  timer.unref();
  return () => clearInterval(timer);
}

async function greet(kitchen: Kitchen, socket: LiveSocket): Promise<void> {
  const hello = Hello.parse(socket.handshake.auth ?? {});
  const { origin, cookie } = socket.handshake.headers;
  if (origin === undefined && hello.key === undefined && cookie !== undefined)
    throw new Error('a cookie without an origin');
  const credentials = hello.key ? { authorization: `Bearer ${hello.key}` } : { cookie };
  const staff = await kitchen.identifyStaff(credentials);
  if (hello.key && !staff) throw new Error('no such key');
  socket.data = { staff: hello.as === 'customer' ? null : staff, as: hello.as, credentials, links: [], said: [] };
  // Who was shown out in between was not yet known by name: so once more, now that they are.
  if (socket.data.staff && !(await kitchen.identifyStaff(credentials))) throw new Error('gone meanwhile');
}

async function follow(following: Following, socket: LiveSocket, ask: unknown): Promise<FollowAnswer> {
  const { kitchen, across, faces, loadStory } = following;
  if (tooFast(socket, kitchen.now())) return { ok: false, code: 'too-fast' };
  const read = z.union([FollowOrder, FollowPage]).safeParse(ask);
  if (!read.success) return { ok: false, code: 'unreadable' };
  const asked: Follow = read.data;
  if ('page' in asked) return followPage(following, socket, asked.page === 'bench' ? 'bench' : 'desk');
  const seat = await seatFor(kitchen, socket.data, String(asked.order));
  if (!seat) return { ok: false, code: 'missing' };
  // First the room, then the look: what is committed in between arrives twice rather than never.
  await socket.join(orderRoom(seat.order, seat.face, seat.language));
  await across.listening();
  if (seat.link) {
    socket.data.links = [...new Set([...socket.data.links, seat.link])];
    // A link that was revoked in between showed out those that were known to come by it.
    if (!(await linkLives(kitchen, seat.link))) return leave(socket, seat);
  }
  const last = await kitchen.stories.lastOf(seat.shop, seat.order);
  if (last === asked.after) return { ok: true, seq: last, updates: [] };
  const story = await loadStory(seat.shop, seat.order);
  if (!story) return { ok: false, code: 'missing' };
  return catchUp(faces, seat.face, story, asked.after, seat.language, kitchen.now());
}

async function leave(socket: LiveSocket, { order, face, language }: Seat): Promise<FollowAnswer> {
  await socket.leave(orderRoom(order, face, language));
  return { ok: false, code: 'missing' };
}

async function followPage(
  { kitchen, across, faces }: Following,
  socket: LiveSocket,
  page: 'desk' | 'bench',
): Promise<FollowAnswer> {
  const { staff } = socket.data;
  const shop = await shopFor(kitchen, socket.data, page);
  if (!staff || !shop) return { ok: false, code: 'missing' };
  await socket.join(shopRoom(shop.id));
  await socket.join(
    page === 'desk' ? deskRoom(shop.id, staff.language) : benchRoom(shop.id, staff.person, staff.language),
  );
  await across.listening();
  const fragments =
    page === 'desk'
      ? await faces.wholeDesk(shop, staff.language)
      : await faces.bench(shop, staff.person, staff.language);
  return { ok: true, seq: 0, updates: [{ order: 0, seq: 0, fragments }] };
}

function tooFast(socket: LiveSocket, now: number): boolean {
  const recent = socket.data.said.filter((at) => now - at < 60_000);
  socket.data.said = [...recent, now];
  return recent.length >= perMinute;
}

/** What was revoked on another process, or ran out, ends here at the latest; where it cannot be looked up, next time. */
async function recheck(io: Server, kitchen: Kitchen): Promise<void> {
  for (const plain of io.of('/').sockets.values()) {
    const socket = plain as LiveSocket;
    const { staff, credentials, links } = socket.data;
    const again = staff ? await kitchen.identifyStaff(credentials) : null;
    // Someone else under the same cookie, on a shared tablet, is a guest of their own.
    const isSame = again?.person === staff?.person;
    const valid = await Promise.all(links.map((link) => linkLives(kitchen, link)));
    if (!isSame || valid.includes(false)) socket.disconnect(true);
  }
}
