import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keep } from '#src/database/transact.ts';
import { customerOf, stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { complaints, type OpenPage, withBrowser } from './browser.ts';
import { axeViolations, invalidHtml, sidewaysScroll } from './look.ts';
import { signIn } from './sign-in.ts';

const pictures = process.env.PICTURES;

withBrowser('Being away', (open) => {
  test.each([
    ['nl', false],
    // The long look sees it in the other language too.
    ...(process.env.LOOK === 'all' ? ([['en', true]] as const) : []),
  ] as const)(
    'Without a script Yusuf goes for lunch, Priya takes over and gives it back; every page on the way is sound (%s)',
    async (lang, dark) => {
      const { house, order, link } = await atWork(lang);
      const look = { lang, dark, js: false } as const;
      const [yusuf, priya] = [await open(look), await open(look)];
      await signIn(yusuf, house, 'Yusuf');
      await signIn(priya, house, 'Priya');
      const sound = async (page: Page, name: string) => soundAtAnyWidth(page, `${name}-${lang}`, dark);

      await yusuf.goto(`${house.url}/me`);
      await yusuf.locator('#away-until-time').fill('15:00');
      await yusuf.locator('form:has(#away-until-time) button').click();
      expect(new URL(yusuf.url()).pathname).toMatch(/^\/away\//);
      await sound(yusuf, 'away');
      await yusuf.locator(`#watch-${order}`).fill('Wielslot ligt in het kastje.');
      await yusuf.locator('label.choice', { hasText: 'Priya' }).click();
      await yusuf.locator('form[action$="/offer"] button').click();
      await sound(yusuf, 'away-asked');

      await priya.goto(`${house.url}/bench`);
      expect(await priya.locator('#covers').innerText()).toContain('Wielslot ligt in het kastje.');
      await sound(priya, 'bench-asked');
      await priya.locator('form[action$="/accept"] button').click();
      expect(new URL(priya.url()).pathname).toBe('/bench');
      await sound(priya, 'bench-stands-in');
      await readByCustomer(open, link, lang);

      await yusuf.goto(`${house.url}/me`);
      await sound(yusuf, 'me-away');
      await yusuf.locator('form[action="/me/away/end"] button').click();
      await priya.goto(`${house.url}/bench`);
      await sound(priya, 'bench-give-back');
      await priya.locator('form[action$="/give-back"] button').click();
      await yusuf.goto(`${house.url}/bench`);
      await sound(yusuf, 'bench-take-back');
      await yusuf.locator('form[action$="/take-back"] button').click();
      expect(await yusuf.locator('#covers').isVisible()).toBe(false);
      for (const page of [yusuf, priya]) expect(complaints(page)).toEqual([]);

      await house.as('Tom').post('/people/away', {});
      const marieke = await open(look);
      await signIn(marieke, house, 'Marieke');
      await house.as('Marieke').post('/people/away', { person: house.ids.Yusuf });
      await marieke.goto(`${house.url}/people/away`);
      await sound(marieke, 'people-away');
    },
    120_000,
  );
});

async function atWork(language: 'nl' | 'en') {
  const house = await aKitchen({ signIn: true });
  await house.kitchen.database.transact(async (tx) => keep(await tx.updateTable('people').set({ language }).execute()));
  house.kitchen.colleagues.forget();
  house.kitchen.signIn.lookups.forget();
  const { order, link } = await takeIn(house, { language });
  const [measure = '', brakes = ''] = await stepsOf(house, order);
  await house.as('Priya').post(`/orders/${order}/steps/${measure}/start`);
  await house.as('Priya').post(`/orders/${order}/steps/${measure}/finish`);
  await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`);
  await takeIn(house, { plate: 'AO-903-E', subject: 'Ford Transit bestelwagen', name: 'Piet Bakker', phone: null });
  await customerOf(house, order, await openLink(house.url, link)).ask('Piepen ze straks nog?', brakes);
  return { house, order, link };
}

async function readByCustomer(open: OpenPage, link: string, lang: 'nl' | 'en'): Promise<void> {
  const customer = await open({ lang });
  await customer.goto(link);
  const line = { nl: 'Priya neemt waar voor Yusuf tot 15:00.', en: 'Priya stands in for Yusuf until 15:00.' };
  expect(await customer.locator('#timeline').textContent()).toContain(line[lang]);
  expect(await customer.content()).not.toContain('Wielslot');
}

async function soundAtAnyWidth(page: Page, name: string, dark: boolean): Promise<void> {
  expect(await invalidHtml(await (await page.request.get(page.url())).text()), name).toEqual([]);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sidewaysScroll(page), `${name} ${width}`).toEqual([]);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}/${name}-${dark ? 'dark' : 'light'}-${width}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 360, height: 900 });
  expect(await axeViolations(page), name).toEqual([]);
}
