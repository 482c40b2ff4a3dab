import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { everyRow } from '../database/every-row.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { aPostOffice } from '../mail/a-post-office.ts';
import { withBrowser } from './browser.ts';

/** Runs in the page as its own scripts do: what Playwright runs would count as a gesture of somebody. */
async function run(page: Page, expression: string): Promise<unknown> {
  const cdp = await page.context().newCDPSession(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true });
  await page.waitForLoadState('networkidle');
  return result.value;
}

/** What a sandbox does with a page that it opened for somebody: looks, scrolls, presses, sends. */
const behaviours: Record<string, (page: Page) => Promise<unknown>> = {
  'a sandbox that looks for a while': async (page) => {
    await page.mouse.move(100, 200);
    await run(page, 'scrollTo(0, document.body.scrollHeight)');
  },
  'a sandbox that presses every button by script': (page) =>
    run(page, "for (const button of document.querySelectorAll('button, summary')) button.click()"),
  'a sandbox that sends every form by script': async (page) => {
    const [here, count] = [page.url(), Number(await run(page, 'document.forms.length'))];
    for (let i = 0; i < count; i += 1) {
      const form = `document.querySelectorAll('form')[${i}]`;
      await run(page, `${form}.requestSubmit(${form}.querySelector('button') ?? undefined)`);
      if (page.url() !== here) await page.goto(here);
    }
  },
};

withBrowser('Scanners that run scripts', (open) => {
  test('spend nothing, mark nothing, tell nobody and change nothing', async () => {
    const house = await aKitchen({ at: 'real', host: 'localhost' });
    const office = await aPostOffice(house);
    const { order, link } = await takeIn(house, { day: 'tomorrow', email: 'sanne@example.org' });
    const rows = await everyRow(house.kitchen);
    for (const [name, behave] of Object.entries(behaviours)) {
      for (const path of name.includes('form') ? ['', '/mine'] : ['']) {
        const page = await open();
        await page.goto(link);
        await page.goto(`${house.url}/follow/${order}${path}`);
        await behave(page);
        await page.context().close();
        expect(await everyRow(house.kitchen), `${name}, ${path}`).toBe(rows);
      }
    }
    await office.carry();
    expect(office.arrived).toEqual([]);
    // A person who presses is a person.
    const sanne = await open();
    await sanne.goto(link);
    await sanne.locator('form[action$="/language"] button').click();
    await sanne.locator('html[lang="en"]').waitFor();
    expect(await everyRow(house.kitchen)).not.toBe(rows);
  });
});
