import { setTimeout as rest } from 'node:timers/promises';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { openDemo } from '#src/open-demo.ts';
import { aDemo, type RunningDemo } from './a-demo.ts';

const html = (demo: RunningDemo, language = 'nl') =>
  supertest.agent(demo.url).set('Accept', 'text/html').set('Accept-Language', language);

test('A working day runs by itself: every move is legal, orders leave and new ones come in', async () => {
  const demo = await aDemo();
  const [first] = demo.orders;
  expect(first).toMatchObject({ order: 2417, customer: 'Sanne Jansen' });
  const firsts: string[] = [];
  const stop = new AbortController();
  const day = demo.work({ first: 0, least: 2, most: 4 }, stop.signal, ({ customer }) => firsts.push(customer));
  const until = Date.now() + 45_000;
  while (firsts.length < 3 && Date.now() < until) await rest(50);
  stop.abort();
  await day;
  expect(firsts.length).toBeGreaterThanOrEqual(3);
  expect(demo.answers.filter(({ status }) => status >= 400)).toEqual([]);
  const did = (what: RegExp) => demo.answers.filter(({ asked }) => what.test(asked)).length;
  expect(did(/POST .*hand-over$/)).toBeGreaterThanOrEqual(3);
  expect(did(/POST \/orders$/)).toBeGreaterThanOrEqual(3);
  expect(did(/POST .*pause$/)).toBeGreaterThanOrEqual(1);
  expect(did(/POST \/follow\/.*questions$/)).toBeGreaterThanOrEqual(1);
  expect(did(/POST .*answer$/)).toBeGreaterThanOrEqual(1);
  expect(demo.orders.length).toBeGreaterThanOrEqual(8);
  expect(demo.orders).not.toContain(first);
}, 60_000);

test('The board shows a lively day: late, paused for a part, ready, planned, running and gone', async () => {
  const demo = await aDemo();
  const desk = html(demo);
  await desk.get('/demo/in/marieke').expect(303).expect('Location', '/desk');
  await desk.get('/desk').expect(200);
  const { body } = await desk.get('/orders?state=all').set('Accept', 'application/json');
  const standing = body.orders.map(
    (one: { state: string; step: { state: string } | null; promise: { until: string } }) => {
      if (one.state !== 'open') return one.state;
      return Date.parse(one.promise.until) < Date.now() ? 'late' : one.step?.state;
    },
  );
  expect(standing).toHaveLength(9);
  expect(new Set(standing)).toEqual(new Set(['handed-over', 'ready', 'late', 'paused', 'planned', 'running']));
});

test('One click on a name signs in, by the link or by the button, in the language of whoever looks', async () => {
  const demo = await aDemo();
  const front = await html(demo, 'en').get('/demo').expect(200);
  for (const name of ['Olga', 'Marieke', 'Yusuf', 'Priya', 'Tom']) expect(front.text).toContain(name);
  expect(front.text).toContain('Look in as a customer');
  expect((await html(demo).get('/demo')).text).toContain('Kijk mee als klant');

  const visitor = html(demo, 'en');
  await visitor.post('/demo/in/yusuf').expect(303).expect('Location', '/bench');
  expect((await visitor.get('/bench').expect(200)).text).toContain('<html lang="en"');
  expect((await visitor.get('/me').set('Accept', 'application/json')).body).toMatchObject({ name: 'Yusuf' });
  await visitor.get('/demo/in/olga').expect(303).expect('Location', '/desk');
  await html(demo).get('/demo/in/nobody').expect(404);
});

test('A customer of the example looks at the order, also in a browser where somebody is signed in', async () => {
  const demo = await aDemo();
  const visitor = html(demo);
  await visitor.get('/demo/in/tom');
  const front = await visitor.get('/demo');
  const link = /href="(\/l\/[a-z2-7]+\?as&#x3D;customer)"/.exec(front.text)?.[1]?.replace('&#x3D;', '=') ?? '';
  const opened = await visitor.get(link).expect(303);
  expect(opened.headers.location).toMatch(/^\/follow\/2417/);
  expect((await visitor.get(opened.headers.location ?? '').expect(200)).text).toContain('Volvo V60');
});

test('A folder that holds a shop already is left alone', async () => {
  const demo = await aDemo();
  const settings = {
    ...{ production: false, port: 0, host: '127.0.0.1', trustProxy: 0, logLevel: 'silent' },
    ...{ databaseUrl: null, redisUrl: null, s3: null, mail: null },
  };
  const again = openDemo({ ...settings, dataDir: demo.dataDir, publicUrl: demo.url });
  await expect(again).rejects.toThrow(/holds a shop already/);
});
