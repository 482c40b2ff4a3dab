import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aKitchen, takeIn } from '../kitchen.ts';
import { elementOf } from './forms.ts';

test('The bench can be put on a home screen, under a name in the language of who asks', async () => {
  const house = await aKitchen();
  const manifest = async (language: string) =>
    (await house.stranger().get('/bench.webmanifest').set('Accept-Language', language).expect(200)).body;
  const dutch = await manifest('nl');
  expect(dutch).toMatchObject({
    name: 'Open Kitchen – werkbank',
    start_url: '/bench',
    scope: '/bench',
    display: 'standalone',
    theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    background_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
  });
  expect(await manifest('en')).toMatchObject({ name: 'Open Kitchen – bench', lang: 'en' });
  expect(dutch.icons.map(({ purpose, sizes }: Icon) => `${purpose} ${sizes}`)).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 192x192',
    'maskable 512x512',
  ]);
  for (const { src, sizes, purpose } of dutch.icons as Icon[]) {
    const { body } = await house.stranger().get(src).expect(200).expect('Content-Type', 'image/png');
    const { width, height, hasAlpha } = await sharp(body).metadata();
    expect(`${width}x${height}`).toBe(sizes);
    // A mask cuts into the picture: where there is none the device puts white.
    if (purpose === 'maskable') expect((await sharp(body).stats()).isOpaque && !hasAlpha, src).toBe(true);
  }
});

type Icon = { src: string; sizes: string; purpose: string };

test('The worker is asked for again each time, holds the build, and a policy lets it work', async () => {
  const house = await aKitchen();
  const worker = await house.stranger().get('/bench-worker.js').expect(200);
  expect(worker.headers['cache-control']).toBe('no-cache');
  expect(worker.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(worker.text).toContain(`const BUILD = "${house.kitchen.views.build}"`);
  expect(worker.headers['content-security-policy']).toContain("worker-src 'self'");
  const tag = worker.headers.etag ?? '';
  await house.stranger().get('/bench-worker.js').set('If-None-Match', tag).expect(304);
  house.kitchen.views = { ...house.kitchen.views, build: 'newer' };
  await house.stranger().get('/bench-worker.js').set('If-None-Match', tag).expect(200);
});

test('Only bench pages say whose they are and lead to the app; nothing of a person is on the page without a connection', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const get = (path: string) => house.as('Yusuf').get(path, 'html').expect(200);
  for (const path of ['/bench', '/bench/questions', `/bench/${order}`]) {
    const { headers, text } = await get(path);
    expect(headers['bench-of'], path).toBe(house.ids.Yusuf);
    expect(text, path).toContain('href="/bench.webmanifest"');
  }
  for (const path of [`/orders/${order}`, '/orders', '/me', '/bench/offline']) {
    const { headers, text } = await get(path);
    expect(headers['bench-of'], path).toBeUndefined();
    expect(text, path).not.toContain('webmanifest');
  }
  const { text } = await house.stranger().get('/bench/offline').set('Accept', 'text/html').expect(200);
  expect(text).toContain('Geen verbinding');
  expect(text).toContain('No connection');
  expect(text).not.toMatch(/Yusuf|Garage De Werf/);
});

test('The buttons of every state that can come next are on the page, and only those of now are in sight', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const [measure] = (await house.as('Priya').get(`/orders/${order}`)).body.steps;
  const docks = async (path: string, root: string) => {
    const html = elementOf((await house.as('Priya').get(path, 'html')).text, root);
    const groups = [...html.matchAll(/<div\b[^>]*data-when="(\w+)"([^>]*)>/g)];
    return Object.fromEntries(groups.map(([, state = '', rest = '']) => [state, !rest.includes(' hidden')]));
  };
  const places = [
    ['/bench', 'dock'],
    [`/bench/${order}`, `step-${measure.id}`],
  ] as const;
  for (const [path, root] of places) {
    expect(await docks(path, root), path).toEqual({ planned: true, running: false, paused: false, finished: false });
  }
  await house.as('Priya').post(`/orders/${order}/steps/${measure.id}/start`).expect(200);
  for (const [path, root] of places) {
    expect(await docks(path, root), path).toEqual({ running: true, paused: false, finished: false });
  }
});
