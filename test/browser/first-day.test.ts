import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openApp } from '#src/app.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

/** A server that nobody has used yet. */
async function anEmptyHouse(): Promise<{ url: string; kitchen: Kitchen }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-first-'));
  const settings = {
    ...{ production: false, port: 0, host: '127.0.0.1', trustProxy: 0, logLevel: 'silent', s3: null, mail: null },
    ...{ dataDir, publicUrl: 'http://127.0.0.1', databaseUrl: null, redisUrl: null },
  };
  const kitchen = await openKitchen(settings);
  const { server, close } = openApp(kitchen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  settings.port = typeof address === 'object' && address ? address.port : 0;
  settings.publicUrl = `http://127.0.0.1:${settings.port}`;
  toClose.push(async () => {
    server.closeAllConnections();
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { url: settings.publicUrl, kitchen };
}

withBrowser('The first day', (open) => {
  test('From an empty database to a customer who follows the first order', async () => {
    const { url, kitchen } = await anEmptyHouse();
    const owner = await open({ width: 1200 });
    await owner.goto(url);
    expect(new URL(owner.url()).pathname).toBe('/setup');
    const fill = async (fields: Record<string, string>) => {
      for (const [name, value] of Object.entries(fields)) await owner.locator(`main [name="${name}"]`).fill(value);
    };
    const send = () => owner.locator('main form[method="post"] button[type="submit"]').last().click();
    await fill({
      code: 'aaaa-aaaa',
      shop: 'Garage De Werf',
      name: 'Olga',
      email: 'olga@example.org',
      password: 'kort',
    });
    await owner.locator('select[name="trade"]').selectOption('garage');
    await send();
    await owner.locator('.error').first().waitFor();
    expect(await owner.locator('[name="shop"]').inputValue()).toBe('Garage De Werf');
    await fill({ code: kitchen.signIn.setupCode.code, password: 'een lange zin voor de werkbank' });
    await send();
    await owner.waitForURL((at) => !at.pathname.startsWith('/setup'));
    expect((await owner.goto(`${url}/setup`))?.url()).not.toContain('/setup');

    await owner.goto(`${url}/orders/new`);
    await fill({
      plate: 'ok042a',
      subject: 'Volvo V60',
      name: 'Sanne Jansen',
      phone: '0612345618',
      from: '1530',
      until: '16.15',
    });
    await owner.locator('select[name="template"]').selectOption({ index: 0 });
    await owner
      .locator('input[name="day"]')
      .fill(await owner.evaluate(() => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)));
    await owner.locator('form[action="/orders"][method="post"] button[type="submit"]').click();
    await owner.waitForURL(/\/orders\/1/);
    const link = await owner.locator('.linkbox').first().textContent();
    const customer = await open({ lang: 'en' });
    await customer.goto(String(link).trim());
    expect(await customer.locator('main').textContent()).toContain('OK042A');
    expect([...complaints(owner), ...complaints(customer)].filter((one) => !/422/.test(one))).toEqual([]);
  });

  test('Two people share a tablet: each changes in with a PIN and works under their own name', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order } = await takeIn(house, { day: 'tomorrow' });
    const { body } = await house.as('Olga').get(`/orders/${order}`);
    const tablet = await open({ width: 768 });
    const tom = await open();
    await signIn(tom, house, 'Tom');
    await tom.goto(`${house.url}/me`);
    const pin = tom.locator('form[action="/me/pin"]');
    for (const field of await pin.locator('input:not([type="hidden"])').all())
      await field.fill(
        /password|old/.test((await field.getAttribute('name')) ?? '') ? 'een lange zin voor de werkbank' : '4711',
      );
    await pin.locator('button[type="submit"]').click();
    await tom.waitForLoadState();

    await signIn(tablet, house, 'Yusuf');
    await tablet.goto(`${house.url}/switch`);
    await tablet.locator('button, a, label', { hasText: 'Tom' }).first().click();
    const code = tablet.locator('input[name="pin"]');
    await code.waitFor();
    await code.fill('4712');
    await code.press('Enter');
    await tablet.locator('.error', { hasText: '4' }).first().waitFor();
    await tablet.locator('input[name="pin"]').fill('4711');
    await tablet.locator('input[name="pin"]').press('Enter');
    await tablet.waitForURL(/\/bench/);
    await tablet.goto(`${house.url}/bench/${order}`);
    await tablet.locator(`form[action$="/steps/${body.steps[0].id}/start"] button`).click();
    await tablet.locator('main', { hasText: 'Tom' }).waitFor();
    const { entries } = (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'step-started', actor: house.ids.Tom });
    expect((await tablet.goto(`${house.url}/people`))?.status()).toBe(403);
  });
});
