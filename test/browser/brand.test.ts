import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll } from './look.ts';
import { signIn } from './sign-in.ts';

/** Where to leave a picture of every page, for people who want to look. */
const pictures = process.env.PICTURES;
const stepsOf = async (house: TestKitchen, order: number): Promise<string[]> =>
  (await house.as('Olga').get(`/orders/${order}`)).body.steps.map(({ id }: { id: string }) => id);
const copper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--copper').trim());

withBrowser('A shop with a colour of its own', (open) => {
  test.each([
    ['DW', '#1d4ed8', '#84afff'],
    ['V', '#0f766e', '#78c1b8'],
  ])('is readable on the pages of customer, bench and desk, with %s in %s', async (mark, colour, byNight) => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    expect((await house.as('Olga').post('/settings/brand', { mark, colour })).status).toBe(200);
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [first = ''] = await stepsOf(house, order);
    expect((await house.as('Yusuf').post(`/orders/${order}/steps/${first}/start`)).status).toBe(200);
    const looked: [name: string, page: Page, path: string][] = [['customer', await open(), new URL(link).pathname]];
    for (const [who, path] of [
      ['Yusuf', '/bench'],
      ['Marieke', '/desk'],
      ['Olga', '/settings/brand'],
    ] as const) {
      const page = await open({ width: who === 'Yusuf' ? 390 : 1280 });
      await signIn(page, house, who);
      looked.push([path.slice(1).replace('/', '-'), page, path]);
    }
    const wrong: string[] = [];
    for (const [name, page, path] of looked) {
      await page.goto(house.url + path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await copper(page), `${name} ${colorScheme}`).toBe(colorScheme === 'dark' ? byNight : colour);
        // Each colour by day or by night; the long look has both.
        const isLooked = process.env.LOOK === 'all' || (mark === 'DW') === (colorScheme === 'dark');
        const axe = isLooked ? await axeViolations(page) : [];
        const found = [...axe, ...(await sidewaysScroll(page)), ...complaints(page).splice(0)];
        wrong.push(...found.map((one) => `${name} ${colorScheme}: ${one}`));
        if (pictures) await picture(page, `brand-${colour.slice(1)}-${name}-${colorScheme}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('has the light that somebody chose, whatever the device wishes', async () => {
    const house = await aKitchen({ signIn: true });
    await house.as('Olga').post('/settings/brand', { colour: '#1d4ed8' });
    const page = await open({ dark: true });
    await signIn(page, house, 'Marieke');
    await page.goto(`${house.url}/desk`);
    expect(await copper(page)).toBe('#84afff');
    for (const [theme, value] of [
      ['light', '#1d4ed8'],
      ['dark', '#84afff'],
    ] as const) {
      await page.context().addCookies([{ name: 'theme', value: theme, url: house.url }]);
      await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
      await page.goto(`${house.url}/desk`);
      expect(await copper(page)).toBe(value);
    }
  });

  test('is chosen without JavaScript: looked at, found faint, and taken a little darker', async () => {
    const house = await aKitchen({ signIn: true });
    const page = await open({ js: false, width: 360 });
    await signIn(page, house, 'Olga');
    await page.goto(`${house.url}/settings`);
    await page.locator('.settings-menu a[href="/settings/brand"]').click();
    await page.locator('#mark').fill('DW');
    await page.locator('#colour').fill('#ffcc00');
    await page.locator('button[formmethod="get"]').click();
    expect(await page.locator('main').innerText()).toContain('slecht te lezen');
    expect(await page.locator('#mark').inputValue()).toBe('DW');
    expect(await axeViolations(page)).toEqual([]);
    if (pictures) await picture(page, 'brand-faint');
    await page.getByRole('button', { name: 'Neem #846400' }).click();
    await page.waitForURL('**/settings/brand?saved=yes');
    expect(await copper(page)).toBe('#846400');
    expect(await page.locator('.brand__mark text').textContent()).toBe('DW');
    expect(complaints(page)).toEqual([]);
  });
});

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
