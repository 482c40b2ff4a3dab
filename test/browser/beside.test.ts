import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stepsOf } from '../asking.ts';
import { raise } from '../desk/exceptions.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { complaints, type OpenPage, withBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll } from './look.ts';
import { signIn } from './sign-in.ts';

const anotherCar = { plate: 'UE-550-A', name: 'Rob de Groot', phone: '06 98 76 54 32', subject: 'Opel Corsa' };

async function twoOrders(): Promise<TestKitchen> {
  const house = await aKitchen({ signIn: true, at: 'real' });
  await takeIn(house, { day: 'tomorrow' });
  await takeIn(house, { ...anotherCar, day: 'tomorrow' });
  return house;
}

/** Marieke at her screen, with the board before her and nothing beside it. */
async function atDesk(open: OpenPage, house: TestKitchen, width = 1440): Promise<Page> {
  const page = await open({ width });
  await signIn(page, house, 'Marieke');
  await page.goto(`${house.url}/desk`);
  await page.locator('#live[data-state="live"]').waitFor();
  return page;
}

const beside = (page: Page, order: number) => page.locator(`#beside[data-order="${order}"]`);
const row = (page: Page, order: number) => page.locator(`#order-row-${order} a`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const note = (page: Page) => page.locator('#beside-text');

withBrowser('The order beside the board', (open) => {
  test('is opened from a card with the keyboard, and Escape gives the card its focus back', async () => {
    const house = await twoOrders();
    const id = await raise(house, 1, 'De wieldop mist.');
    const page = await atDesk(open, house);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await beside(page, 1).waitFor();
    expect(await focused(page)).toBe('beside-title');
    expect(new URL(page.url()).search).toBe('?order=1');
    expect(await page.getByRole('complementary', { name: 'Remmen vernieuwen' }).count()).toBe(1);
    expect(await page.locator('#order-row-1 [aria-current="true"]').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await beside(page, 1).waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/desk');
    expect(await page.evaluate(() => document.activeElement?.closest('.exc')?.id)).toBe(`exception-${id}`);
    expect(await page.locator('.exc h3 [aria-current], #orders [aria-current]').count()).toBe(0);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('find');
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    expect(complaints(page)).toEqual([]);
  });

  test('is as fresh as the order, while a note is typed in it: words, cursor and place stay', async () => {
    const house = await twoOrders();
    const [measure] = await stepsOf(house, 1);
    const page = await atDesk(open, house);
    await row(page, 1).click();
    await note(page).fill('Sanne komt om vier ');
    await page.evaluate(() => {
      const there = document.getElementById('beside');
      Object.assign(window, { gone: false });
      new MutationObserver(() => {
        if (!there?.isConnected) Object.assign(window, { gone: true });
      }).observe(document.body, { childList: true, subtree: true });
    });
    await house.as('Priya').post(`/orders/1/steps/${measure}/start`).expect(200);
    await beside(page, 1).locator('.callout', { hasText: 'Nu bezig, Priya' }).waitFor();
    await page.keyboard.type('uur.');
    const id = await raise(house, 1, 'De wieldop mist.', 'Yusuf');
    await page.locator(`#beside-exception-${id}`).waitFor();
    expect(await note(page).inputValue()).toBe('Sanne komt om vier uur.');
    expect(await focused(page)).toBe('beside-text');
    expect(await page.evaluate(() => 'gone' in window && window.gone)).toBe(false);
    expect(await beside(page, 1).locator('[data-note]').count()).toBe(0);

    await page.locator('label[for="beside-kitchen"]').click();
    await page.locator('#beside-note button').click();
    await beside(page, 1).locator('.entry', { hasText: 'Sanne komt om vier uur.' }).waitFor();
    expect(await note(page).inputValue()).toBe('');
    await page.locator(`#beside-exception-${id} form[action$="/take"] button`).click();
    await page.locator(`#beside-exception-${id} .who__name`, { hasText: 'Marieke' }).waitFor();
    expect(new URL(page.url()).search).toBe('?order=1');
    expect(complaints(page)).toEqual([]);
  });

  test('moves a promise without leaving the page, and says at its field what is wrong with it', async () => {
    const house = await twoOrders();
    const page = await atDesk(open, house);
    await row(page, 1).click();
    const promise = page.locator('#beside-promise');
    await promise.locator('summary').click();
    await promise.locator('#beside-until').fill('17:15');
    await promise.locator('button').click();
    await promise.locator('#beside-reason-fault').waitFor();
    await promise.locator('#beside-reason').fill('Er komt remvloeistof bij.');
    await promise.locator('button').click();
    await promise.locator('p', { hasText: '17:15' }).first().waitFor();
    expect(await promise.locator('details').getAttribute('open')).toBeNull();
    expect(await page.locator('#order-row-1', { hasText: '17:15' }).count()).toBe(1);
  });

  test('keeps what was typed for one order while another is looked at', async () => {
    const house = await twoOrders();
    const page = await atDesk(open, house);
    await row(page, 1).click();
    await note(page).fill('Nog vragen naar de sierdop');
    await row(page, 2).click();
    await beside(page, 2).waitFor();
    expect(await note(page).inputValue()).toBe('');
    await raise(house, 1, 'De wieldop mist.');
    await page.keyboard.press('Escape');
    await row(page, 1).click();
    await beside(page, 1).waitFor();
    expect(await note(page).inputValue()).toBe('Nog vragen naar de sierdop');
    await beside(page, 1).getByText('De wieldop mist.').first().waitFor();
  });

  test('goes with the back button, and a modified click is left to the browser', async () => {
    const house = await twoOrders();
    const page = await atDesk(open, house);
    await row(page, 1).click();
    await beside(page, 1).waitFor();
    await row(page, 2).click();
    await beside(page, 2).waitFor();
    await page.goBack();
    await beside(page, 1).waitFor();
    await page.goBack();
    await page.locator('#beside').waitFor({ state: 'detached' });
    await page.goForward();
    await beside(page, 1).waitFor();
    // The click is left to the browser; the tab that it would open is opened here.
    const isLeft = await row(page, 2).evaluate((link) => {
      let left = false;
      const look = (event: Event) => {
        left = !event.defaultPrevented;
        event.preventDefault();
      };
      window.addEventListener('click', look, { once: true });
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, metaKey: true, bubbles: true, cancelable: true }));
      return left;
    });
    expect(isLeft).toBe(true);
    const tab = await page.context().newPage();
    await tab.goto(house.url + (await row(page, 2).getAttribute('href')));
    await beside(tab, 2).waitFor();
    expect(await beside(page, 1).count()).toBe(1);
    await beside(page, 1).getByRole('link', { name: 'Terug naar het bord' }).click();
    await page.locator('#beside').waitFor({ state: 'detached' });
  });

  test('stands beside the board where there is room, and above it where there is none', async () => {
    const house = await twoOrders();
    const page = await atDesk(open, house, 1000);
    const place = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      return box ?? { x: 0, y: 0, width: 0, height: 0 };
    };
    await row(page, 1).click();
    await beside(page, 1).waitFor();
    const board = await place('.desk__board');
    expect((await place('#beside')).x).toBeGreaterThanOrEqual(board.x + board.width);
    await page.setViewportSize({ width: 900, height: 844 });
    const aside = await place('#beside');
    expect((await place('.desk__board')).y).toBeGreaterThanOrEqual(aside.y + aside.height);
    for (const width of [360, 900, 1000]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await sidewaysScroll(page), String(width)).toEqual([]);
    }
  });

  test('works without JavaScript: a page with it, a note that comes back to it, and the way back', async () => {
    const house = await twoOrders();
    const page = await open({ js: false, width: 360 });
    await signIn(page, house, 'Marieke');
    await page.goto(`${house.url}/desk`);
    await row(page, 1).click();
    expect(page.url()).toBe(`${house.url}/desk?order=1#beside`);
    await page.locator('label[for="beside-kitchen"]').click();
    await page.locator('#beside-note button').click();
    await beside(page, 1).locator('#beside-text-fault').waitFor();
    expect(await page.locator('#beside-kitchen').isChecked()).toBe(true);
    await note(page).fill('Sanne belde.');
    await page.locator('#beside-note button').click();
    await beside(page, 1).locator('.entry', { hasText: 'Sanne belde.' }).waitFor();
    expect(new URL(page.url()).search).toBe('?order=1');
    await beside(page, 1).getByRole('link', { name: 'Terug naar het bord' }).click();
    expect(await page.locator('#beside').count()).toBe(0);
    expect(page.url()).toBe(`${house.url}/desk`);
  });
});
