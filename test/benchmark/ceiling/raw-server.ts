import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Model, ModelUpdate } from '../model-update.ts';
import { compile } from './render.ts';
import { type OrderRow, prepareRows } from './rows.ts';
import { colleagues, opens } from './who.ts';
import { type Note, type Written, writeNotes } from './write-notes.ts';

// The other side of the benchmark: a note on an order and everybody who watches it, written by hand for this one purpose
// with node:http, ws and better-sqlite3, on the product's own database file.
//
// It does: look up the bearer key and the private link by their hashes; parse and check the body; write the order's
// number, the entry and the idempotency key with the same durability; read the rows that the fragments show; render the
// fragments that the product sends, to the same number of bytes, once for each audience; send one frame to all who watch;
// ping everybody every five seconds and let go of who does not answer.
//
// It leaves out: routes, roles and refusals beyond "is there such a key", forms and pages, languages (there is one),
// security headers, request log, metrics, savepoints in a group, conditions in templates, finding out which fragments
// look different (it knows what a note changes), the clock that looks for what is late.

const folder = process.argv[2] ?? '.';
const how = new Set(process.argv.slice(3));
const db = new BetterSqlite(path.join(folder, 'open-kitchen.db'));
db.pragma('journal_mode = WAL');
db.pragma(`synchronous = ${how.has('normal') ? 'NORMAL' : 'FULL'}`);
const rows = prepareRows(db);
const model = JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')) as Model;
const modelOrder = rows.byNumber(model.order);
if (!modelOrder) throw new Error('there is no model order');
const asItWas = rows.wholeOf(modelOrder);
const faces = ['customer', 'staff'] as const;
const render = {
  customer: compile(model, model.customer, asItWas),
  staff: compile(model, model.staff, asItWas),
};
// Of several notes that somebody missed, only the last one brings more than its own line.
const renderLine = {
  customer: compile(model, lineOf(model.customer), asItWas),
  staff: compile(model, lineOf(model.staff), asItWas),
};
const write = writeNotes(db, rows, !how.has('alone'));
const colleagueOf = colleagues(rows);
const watchers = new Map<number, Record<(typeof faces)[number], Set<WebSocket>>>();

const server = createServer((request, response) => {
  if (request.method === 'POST') post(request, response);
  else response.end('ready\n');
});

function post(request: IncomingMessage, response: ServerResponse): void {
  const number = Number(/^\/orders\/(\d+)\/notes$/.exec(request.url ?? '')?.[1]);
  const colleague = colleagueOf(request.headers.authorization);
  if (!number || !colleague) return void answer(response, 404, { code: 'missing' });
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    const { text, audience, step = null } = JSON.parse(body) as Partial<Note>;
    if (typeof text !== 'string' || text.length > 5000 || (audience !== 'customer' && audience !== 'kitchen'))
      return void answer(response, 422, { code: 'not-understood' });
    const key = request.headers['idempotency-key']?.toString() ?? null;
    const note = { shop: colleague.shop, person: colleague.id, number, text: text.trim(), audience, step, key };
    write(note, (written) => done(response, note, written));
  });
}

function done(response: ServerResponse, note: Note, written: Written): void {
  if (typeof written === 'string') return void answer(response, 409, { code: written });
  answer(response, 200, { order: note.number, seq: written.seq });
  const around = watchers.get(note.number);
  if (!around) return;
  const whole = rows.wholeOf(written.order, written.steps);
  for (const face of faces) {
    if (around[face].size === 0) continue;
    const frame = Buffer.from(render[face]({ whole, seq: written.seq, at: written.at, text: note.text }));
    for (const socket of around[face]) socket.send(frame, text);
  }
}

const text = { binary: false };

function answer(response: ServerResponse, status: number, said: object): void {
  const body = JSON.stringify(said);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

const live = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 });
server.on('upgrade', (request, socket, head) => {
  const asked = new URL(request.url ?? '/', 'http://here');
  const number = Number(asked.searchParams.get('order'));
  const { authorization, cookie } = request.headers;
  const face = colleagueOf(authorization) ? 'staff' : opens(rows, cookie, number) ? 'customer' : null;
  if (!face) return void socket.destroy();
  live.handleUpgrade(request, socket, head, (line) =>
    follow(line, number, face, Number(asked.searchParams.get('after'))),
  );
});

function follow(line: WebSocket, number: number, face: (typeof faces)[number], after: number): void {
  const order = rows.byNumber(number);
  if (!order) return void line.close();
  const around = watchers.get(number) ?? { customer: new Set(), staff: new Set() };
  watchers.set(number, around);
  around[face].add(line);
  quiet.set(line, 0);
  line.on('pong', () => quiet.set(line, 0));
  line.on('close', () => {
    around[face].delete(line);
    quiet.delete(line);
  });
  const updates = after < order.last_entry ? missedBy(face, order, after) : [];
  line.send(`{"ok":true,"seq":${order.last_entry},"updates":[${updates.join(',')}]}`);
}

/** What was missed, as the product tells it: each note with its line, the last one with what else it changes. */
function missedBy(face: (typeof faces)[number], order: OrderRow, after: number): string[] {
  const whole = rows.wholeOf(order);
  return whole.entries
    .filter(({ number }) => number > after)
    .map(({ number: seq, at, body }) => {
      const how = seq === order.last_entry ? render : renderLine;
      return how[face]({ whole, seq, at, text: JSON.parse(body).text });
    });
}

function lineOf(update: ModelUpdate): ModelUpdate {
  return { ...update, fragments: update.fragments.filter(({ id }) => id === `entry-${update.seq}`) };
}

/** How many pings somebody has not answered. Everybody is asked every five seconds, a few at a time. */
const quiet = new Map<WebSocket, number>();
let asked: Iterator<[WebSocket, number]> = quiet.entries();
setInterval(() => {
  for (let some = Math.ceil(quiet.size / 100); some > 0; some -= 1) {
    const next = asked.next();
    if (next.done) {
      asked = quiet.entries();
      break;
    }
    const [line, times] = next.value;
    if (times > 1) line.terminate();
    else {
      quiet.set(line, times + 1);
      line.ping();
    }
  }
}, 50);

process.once('SIGTERM', () => process.exit(0));
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
