import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openApp } from '#src/app.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { aCustomer } from '../asking.ts';
import { connect, followOrder } from '../follower.ts';
import { agent, aKitchen, type Name } from '../kitchen.ts';

const canary = 'Kanarie-7f3a';
const inKitchen = { remark: `${canary} remark`, note: `${canary} offer`, reason: `${canary} decline` };

/** The same house with a log that is kept, every line of it, from requests to bugs. */
async function withLog() {
  const house = await aKitchen();
  const lines: string[] = [];
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const opened = await openKitchen(house.kitchen.settings, { now: () => house.clock.now });
  const kitchen = Object.assign(opened, { log: pino({ level: 'trace' }, sink) });
  const app = openApp(kitchen);
  await new Promise<void>((resolve) => app.server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  Object.assign(kitchen.settings, { port, publicUrl: url });
  return { house, url, lines, as: (name: Name) => agent(url, house.keys[name]), app };
}

test('What colleagues say to each other about a question reaches no customer, no log line and no error', async () => {
  const { house, url, lines, as, app } = await withLog();
  const sanne = await aCustomer(house);
  const { question } = await sanne.ask('Piepen ze straks nog?');
  const at = `/orders/${sanne.order}/questions/${question}`;
  const live = await followOrder(url, sanne.order, { cookie: sanne.cookie }, 0);
  const raw: string[] = [];
  live.socket.onAny((...all: unknown[]) => raw.push(JSON.stringify(all)));

  const acts: [Name, string, object][] = [
    ['Tom', 'remark', { text: inKitchen.remark }],
    ['Marieke', 'offer', { to: house.ids.Priya, note: inKitchen.note }],
    ['Priya', 'decline', { reason: inKitchen.reason }],
    ['Marieke', 'offer', { to: house.ids.Tom, note: inKitchen.note }],
    ['Marieke', 'urgency', { urgency: 'urgent' }],
    ['Tom', 'accept', {}],
    // Refused and not understood: what was typed goes back to who typed it, and nowhere else.
    ['Yusuf', 'answer', { text: inKitchen.remark }],
    ['Tom', 'remark', { text: inKitchen.remark, field: inKitchen.note }],
    ['Tom', 'remark', { text: inKitchen.remark.repeat(200) }],
    ['Tom', 'answer', { text: 'Nee hoor.' }],
  ];
  const statuses: number[] = [];
  let seq = 0;
  for (const [who, act, body] of acts) {
    const answer = await as(who).post(`${at}/${act}`, body);
    statuses.push(answer.status);
    seq = answer.body.seq ?? seq;
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 409, 422, 422, 200]);
  await live.reached(seq);

  const asCustomer = async (path: string, accept: string, init: RequestInit = {}) => {
    const headers = { cookie: sanne.cookie, origin: url, accept, 'content-type': 'application/x-www-form-urlencoded' };
    return (await fetch(url + path, { redirect: 'manual', headers, ...init })).text();
  };
  const heard = [...raw];
  for (const accept of ['text/html', 'application/json']) {
    heard.push(await asCustomer(`/follow/${sanne.order}`, accept));
    heard.push(await asCustomer(`/follow/${sanne.order}/updates?after=0`, accept));
    heard.push(await asCustomer(`/orders/${sanne.order}/entries?after=0`, accept));
    heard.push(await asCustomer(`/orders/${sanne.order}`, accept));
    heard.push(await asCustomer(`${at}/remark`, accept, { method: 'POST', body: 'text=x' }));
    for (const path of [`/follow/${sanne.order}/questions/${question}`, `/follow/${sanne.order}/questions`]) {
      heard.push(await asCustomer(path, accept, { method: 'POST', body: 'text=&no-such-field=x' }));
    }
  }
  await asCustomer(`/follow/${sanne.order}/language`, 'text/html', { method: 'POST', body: 'language=en' });
  heard.push(await asCustomer(`/follow/${sanne.order}`, 'text/html'));
  const late = connect(url, { cookie: sanne.cookie });
  await new Promise<void>((resolve) => late.on('connect', resolve));
  for (const after of [0, 5]) {
    heard.push(
      JSON.stringify(await new Promise((resolve) => late.emit('follow', { order: sanne.order, after }, resolve))),
    );
  }
  late.close();
  live.socket.close();

  // There is something to find, and somebody who may read it.
  const staff = await as('Yusuf').get(`/orders/${sanne.order}/entries?after=0`);
  // Four times, and in words each time as well.
  expect(staff.text.split(canary).length - 1).toBe(8);
  expect(heard.join('\n')).toContain('Nee hoor.');
  expect(heard.filter((text) => text.includes(canary))).toEqual([]);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => line.includes(canary))).toEqual([]);
  app.server.closeAllConnections();
  await app.close();
});
