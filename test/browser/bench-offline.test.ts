import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { setPin } from '#src/people/pin.ts';
import { loadViews } from '#src/web/views.ts';
import type { TestKitchen } from '../kitchen.ts';
import { atWork } from './at-the-bench.ts';
import { withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

withBrowser('The bench without a connection', () => {
  test('After a restart without Wi-Fi the bench and its orders are there, and say from when they are', async () => {
    const { house, order, device } = await atWork('Yusuf', { start: true });
    await device.keeps(`/bench/${order}`);
    await device.offline(true);
    const page = await device.restart();

    await page.goto(`${house.url}/bench`);
    await page.locator('#live-text', { hasText: /^Geen verbinding\. Dit is van \d\d:\d\d\.$/ }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Vervang schijven en blokken');
    expect(await page.locator('#live').getAttribute('data-state')).toBe('off');
    expect(await page.locator('.dock:visible').count()).toBe(1);
    await page.locator(`main a[href="/bench/${order}"]`).first().click();
    await page.waitForURL(`${house.url}/bench/${order}`);
    await page.locator('#live-text', { hasText: 'Geen verbinding. Dit is van' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Volvo V60');
    await page.goto(`${house.url}/bench/questions`);
    expect(await page.locator('h1').innerText()).toBe('Vragen voor jou');
  });

  test('Of another day it says so, and minutes are counted on from when the work began', async () => {
    const { house, device } = await atWork('Yusuf', { start: true });
    await device.keeps('/bench');
    await device.offline(true);
    const page = await device.restart();
    await page.clock.install({ time: Date.now() + 26 * 60 * 60_000 });
    await page.goto(`${house.url}/bench`);
    await page.locator('#live-text', { hasText: /Dit is van [a-z]{2} \d+ [a-z]{3} \d\d:\d\d\.$/ }).waitFor();
    expect(await page.locator('[data-since]').first().innerText()).toBe('26 u 0 min');
  });

  test('Nothing but the person’s own bench is there', async () => {
    const { house, order, link, device } = await atWork('Yusuf');
    const page = await device.tab();
    for (const other of [link, `${house.url}/orders/${order}`, `${house.url}/me`, `${house.url}/bench`])
      await page.goto(other);
    await device.keeps(`/bench/${order}`);
    await device.offline(true);
    // Each in a tab of its own: the browser's own page about it would be in the way of the next.
    for (const other of [`/follow/${order}`, `/orders/${order}`, '/me', '/sign-in'])
      await expect((await device.tab()).goto(house.url + other), other).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    const kept = await keptIn(await opened(page, house, '/bench'));
    expect(kept.filter((one) => !/^\/(bench($|\/)|assets\/|brand\/)/.test(one))).toEqual([]);
    expect(kept).toContain(`/bench/${order}`);
  });

  test('Who has signed out, or was switched, leaves nothing but a page that says there is no connection', async () => {
    const { house, order, device } = await atWork('Yusuf');
    const page = device.page();
    await device.keeps(`/bench/${order}`);
    await page.goto(`${house.url}/me`);
    await page.locator('form[action="/sign-out"] button').first().click();
    await page.waitForURL(/sign-in/);
    await device.offline(true);
    for (const path of ['/bench', `/bench/${order}`]) {
      await opened(page, house, path);
      expect(await page.locator('h1').innerText()).toBe('Geen verbinding');
      expect(await page.locator('[lang="en"] h2').innerText()).toBe('No connection');
      expect(await page.content()).not.toMatch(/Volvo|Sanne|Yusuf/);
    }
    expect((await keptIn(page)).filter((one) => one.startsWith('/bench/'))).toEqual(['/bench/offline']);
  });

  test('From the press that switches a shared tablet on, the bench of whoever was there is not shown', async () => {
    const { house, device } = await atWork('Yusuf');
    await setPin(house.kitchen.signIn, house.ids.Tom, '4826');
    await device.keeps('/bench');
    const page = device.page();
    await page.goto(`${house.url}/switch?person=${house.ids.Tom}`);
    const line = fault(house);
    line.is = 'busy';
    await page.locator('#pin').fill('4826');
    await page.locator('form[action="/switch"] button[type="submit"]').click();
    await page.waitForFunction(() => document.body.innerText.includes('even geduld'));
    await device.offline(true);
    await opened(page, house, '/bench');
    expect(await page.locator('h1').innerText()).toBe('Geen verbinding');
  });

  test('Whoever comes after somebody else sees only their own bench', async () => {
    const { house, order, device } = await atWork('Yusuf');
    await device.keeps(`/bench/${order}`);
    const page = device.page();
    await page.goto(`${house.url}/me`);
    await page.locator('form[action="/sign-out"] button').first().click();
    await page.waitForURL(/sign-in/);
    await signIn(page, house, 'Tom');
    await page.goto(`${house.url}/bench`);
    await device.keeps('/bench');
    await device.offline(true);
    await opened(page, house, '/bench');
    expect(await page.locator('.who__name').innerText()).toContain('Tom');
    await opened(page, house, `/bench/${order}`);
    expect(await page.locator('h1').innerText()).toBe('Geen verbinding');
  });

  test('A server that does not answer, or only with a fault, counts as no connection', async () => {
    const { house, device } = await atWork('Yusuf', { start: true });
    await device.keeps('/bench');
    const page = device.page();
    const line = fault(house);
    for (const how of ['busy', 'silent'] as const) {
      line.is = how;
      await opened(page, house, '/bench');
      expect(await page.locator('body').getAttribute('data-kept'), how).toMatch(/^\d+$/);
      expect(await page.locator('h1').innerText()).toBe('Vervang schijven en blokken');
    }
    line.is = 'fine';
    await opened(page, house, '/bench');
    expect(await page.locator('body').getAttribute('data-kept')).toBeNull();
  }, 90_000);

  test('After an upgrade the new version is there at once, and what was kept of the old one still works', async () => {
    const { house, order, device } = await atWork('Yusuf', { start: true });
    await device.keeps(`/bench/${order}`);
    await device.offline(true);
    await device.restart();
    await upgrade(house);
    const page = await opened(device.page(), house, '/bench');
    expect(await page.locator('html').getAttribute('data-js')).toBe('');
    await page.locator('.dock [data-open]:visible').first().click();
    await page.locator('dialog[open] h2', { hasText: 'Waarom pauze?' }).waitFor();
    await page.locator('dialog[open] [data-close-dialog]').click();

    // Nobody is in the middle of anything: the page renews itself.
    await device.offline(false);
    await page.waitForFunction(() => 'upgraded' in globalThis);
    await opened(page, house, `/bench/${order}`);
    expect(await page.evaluate(() => 'upgraded' in globalThis)).toBe(true);
    await vi.waitFor(async () => expect((await keptIn(page)).filter(isOldScript)).toEqual([]), { timeout: 15_000 });
    await device.offline(true);
    await opened(page, house, `/bench/${order}`);
    expect(await page.evaluate(() => 'upgraded' in globalThis)).toBe(true);
  });

  test('With a connection again the page is live by itself and shows what happened meanwhile', async () => {
    const { house, order, brakes, device } = await atWork('Yusuf');
    await device.keeps('/bench');
    await device.offline(true);
    const page = await device.restart();
    await page.goto(`${house.url}/bench`);
    await page.locator('.dock button', { hasText: 'Start' }).waitFor();
    const did = await house.as('Tom').post(`/orders/${order}/steps/${brakes}/start`);
    expect(did.status).toBe(200);
    await device.offline(false);
    await page.locator('#live[data-state="live"]').waitFor();
    await page.locator('h1', { hasText: 'Niets voor jou nu' }).waitFor();
    const kept = () => page.evaluate(async () => (await caches.match('/bench'))?.text());
    await vi.waitFor(async () => expect(await kept()).toContain('Niets voor jou nu'), {
      timeout: 40_000,
      interval: 500,
    });
  });
});

/** How the line to the server is. */
function fault({ app: { server } }: TestKitchen): { is: 'fine' | 'busy' | 'silent' } {
  const line: ReturnType<typeof fault> = { is: 'fine' };
  const usual = server.listeners('request') as ((...args: unknown[]) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (line.is === 'busy') response.writeHead(503).end('even geduld');
    else if (line.is === 'fine') for (const one of usual) one(request, response);
  });
  return line;
}

/** The same house with a newer script on its bench. */
async function upgrade({ kitchen }: TestKitchen): Promise<void> {
  const { assets } = kitchen;
  const [was, is] = [assets.url('bench.js'), '/assets/bench.upgraded01.js'];
  const script = assets.at(was);
  if (!script) throw new Error('the bench has no script');
  const newer = { ...script, body: Buffer.concat([script.body, Buffer.from(';globalThis.upgraded=1')]) };
  kitchen.assets = {
    ...assets,
    build: `${assets.build}-newer`,
    url: (name) => (name === 'bench.js' ? is : assets.url(name)),
    at: (url) => (url === is ? newer : url === was ? undefined : assets.at(url)),
  };
  kitchen.views = loadViews(kitchen.assets);
}

const isOldScript = (address: string): boolean => /bench\.(?!upgraded)/.test(address) && address.startsWith('/assets/');

async function opened(page: Page, { url }: TestKitchen, path: string): Promise<Page> {
  await page.goto(url + path);
  return page;
}

/** Every address that the device keeps something of. */
async function keptIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const all: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
    }
    return all;
  });
}
