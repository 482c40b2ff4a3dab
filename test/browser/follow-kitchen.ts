import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Server, type Socket } from 'socket.io';
import type { Follow, FollowAnswer, Update } from '#src/live/wire.ts';
import { loadAssets } from '#src/web/assets.ts';
import { entryOf, followPage, nowOf, type Told } from './follow-page.ts';

/** One order with a page that is followed, and a server small enough to see through. */
export type FollowKitchen = {
  url: string;
  told: Told;
  /** What pages asked to follow, in the order they asked, and on which connection. */
  follows: Follow[];
  connections: Set<string>;
  /** The idempotency keys that writes came with. */
  keys: string[];
  /** How the line behaves: sockets refused, answers to writes lost, the order no longer theirs. */
  line: { refuse: boolean; loseAnswers: boolean; gone: boolean };
  /** Something happens: a number is given, and told to whoever listens. */
  write: (text: string, change?: Partial<Told>) => Update;
  push: (update: Update) => void;
  /** The heart beats once more, for pages whose clock runs ahead. */
  beat: () => void;
  /** Every connection breaks, as when a cable is pulled. */
  cut: () => void;
  /** Connections stay and nothing comes through any more, as in a tunnel. */
  hush: () => void;
  close: () => Promise<void>;
};

const order = 2417;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export async function openFollowKitchen(): Promise<FollowKitchen> {
  const assets = await loadAssets();
  const app = express();
  const server = createServer(app);
  const line = { refuse: false, loseAnswers: false, gone: false };
  const io = new Server(server, {
    transports: ['websocket'],
    pingInterval: 5000,
    pingTimeout: 4000,
    allowRequest: (_request, decide) => decide(null, !line.refuse),
  });
  const told: Told = { entries: ['De auto is binnen.'], step: 'now', promise: '15:30' };
  const follows: Follow[] = [];
  const connections = new Set<string>();
  const keys: string[] = [];
  const done = new Map<string, number>();

  const updateOf = (number: number): Update => ({
    order,
    seq: number,
    fragments: [entryOf(told, number), nowOf(told, number)],
    say: told.entries[number - 1] ?? '',
  });
  const catchUp = (after: number): FollowAnswer => {
    if (line.gone) return { ok: false, code: 'missing' };
    const seq = told.entries.length;
    const missed = Array.from({ length: Math.max(0, seq - after) }, (_, index) => updateOf(after + index + 1));
    return { ok: true, seq, updates: missed };
  };
  const push = (update: Update): void => void io.emit('update', update);
  const write = (text: string, change: Partial<Told> = {}): Update => {
    Object.assign(told, change);
    const update = updateOf(told.entries.push(text));
    push(update);
    return update;
  };

  io.on('connection', (socket: Socket) => {
    socket.on('follow', (follow: Follow, answer: (answer: FollowAnswer) => void) => {
      follows.push(follow);
      connections.add(socket.id);
      if ('after' in follow) answer(catchUp(follow.after));
      else answer({ ok: true, seq: 0, updates: [{ order: 0, seq: 0, fragments: [nowOf(told, told.entries.length)] }] });
    });
  });
  app.use((_request, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  app.get('/follow/2417', (_request, response) => void response.type('html').send(followPage(told, assets)));
  app.get('/desk', (_request, response) => void response.type('html').send(followPage(told, assets, 'desk')));
  app.get('/follow/2417/updates', (request, response) => {
    const answer = catchUp(Number(request.query.after));
    response.status(answer.ok ? 200 : 404).json(answer);
  });
  app.get(
    '/elsewhere',
    (_request, response) => void response.type('html').send('<!doctype html><title>Elders</title>'),
  );
  app.use(express.urlencoded({ extended: false }));
  app.post('/follow/2417/notes', (request, response) => {
    const key = request.get('idempotency-key') ?? '';
    keys.push(key);
    const { text, what } = request.body as { text: string; what: string };
    if (!text) {
      const errors = [{ field: 'text', message: 'Schrijf iets.' }];
      response.status(422).type('application/problem+json').json({ detail: 'Nog niet opgeslagen.', errors });
    } else if (text === 'te laat') {
      response.status(409).type('application/problem+json').json({ detail: 'Deze order is al opgehaald.' });
    } else {
      const seq = done.get(key) ?? write(`${what}: ${text}`).seq;
      done.set(key, seq);
      if (line.loseAnswers) request.socket.destroy();
      else response.json({ order, seq, location: text === 'elders' ? '/elsewhere' : '/follow/2417#now' });
    }
  });
  app.post('/follow/2417/finish', (_request, response) => {
    const { seq } = write('Remmen vernieuwd.', { step: 'done' });
    response.json({ order, seq, location: '/follow/2417#now' });
  });
  app.get('/assets/{*name}', (request, response) => {
    const asset = assets.at(request.path);
    if (asset) response.type(asset.type).send(asset.body);
    else response.sendStatus(404);
  });

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/follow/2417`,
    told,
    follows,
    connections,
    keys,
    line,
    write,
    push,
    cut() {
      for (const socket of io.sockets.sockets.values()) socket.conn.close(true);
    },
    beat: () => {
      // As the server does by itself every five seconds.
      const { clients } = io.engine as unknown as { clients: Record<string, { sendPacket: (type: 'ping') => void }> };
      for (const client of Object.values(clients)) client.sendPacket('ping');
    },
    hush() {
      for (const socket of io.sockets.sockets.values()) socket.conn.transport.send = () => {};
    },
    async close() {
      const closed = io.close();
      // A connection that the browser opened in advance would hold it.
      server.closeAllConnections();
      await closed;
    },
  };
}
