import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { insert, minute, raise } from '../desk/exceptions.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { complaints, type OpenPage, withBrowser } from './browser.ts';
import { axeViolations } from './look.ts';
import { signIn } from './sign-in.ts';

/** Marieke at her screen, with the board before her. */
async function atDesk(open: OpenPage, house: TestKitchen): Promise<Page> {
  const page = await open({ width: 1440 });
  await signIn(page, house, 'Marieke');
  await page.goto(`${house.url}/desk`);
  await page.locator('#live[data-state="live"]').waitFor();
  return page;
}

const card = (page: Page, id: string) => page.locator(`#exception-${id}`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const counted = (page: Page, text: string) => page.locator('#board-counts', { hasText: text }).waitFor();

withBrowser('The board', (open) => {
  test('neither flickers nor loses focus or words while fifty things change, and waits for who is at a card', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    await takeIn(house, { day: 'tomorrow' });
    const mine = await raise(house, 1, 'De wieldop mist.', 'Marieke');
    const page = await atDesk(open, house);
    await card(page, mine).locator('summary').click();
    const told = card(page, mine).locator('textarea[name="told"]');
    await told.fill('U krijgt een nieuwe wieldop');
    const before = await card(page, mine).boundingBox();
    await page.evaluate((id) => {
      const shown = document.getElementById(`exception-${id}`);
      Object.assign(window, { gone: 0 });
      new MutationObserver(() => {
        if (!shown?.isConnected) Object.assign(window, { gone: 1 });
      }).observe(document.body, { childList: true, subtree: true });
    }, mine);

    const many = Array.from({ length: 25 }, (_, i) => raise(house, 1, `Probleem ${i}.`, 'Yusuf'));
    const ids = await Promise.all(many);
    const take = (id: string) => house.as('Olga').post(`/orders/1/exceptions/${id}/take`, { was: house.ids.Yusuf });
    await Promise.all(ids.map((id) => take(id).expect(200)));
    await page.locator('#board-waits:not([data-quiet])').waitFor();
    await told.pressSequentially(', morgen.');
    expect(await told.inputValue()).toBe('U krijgt een nieuwe wieldop, morgen.');
    expect(await card(page, mine).boundingBox()).toEqual(before);
    expect(await page.locator('.exc[data-into]').count()).toBe(1);

    await page.locator('h1').click();
    await counted(page, '26 open');
    await card(page, ids[0] ?? '').waitFor();
    expect(await page.locator('.exc[data-into]').count()).toBe(26);
    expect(await page.locator('.exc .who__name', { hasText: 'Olga' }).count()).toBe(25);
    expect(await told.inputValue()).toBe('U krijgt een nieuwe wieldop, morgen.');
    expect(await page.evaluate(() => 'gone' in window && window.gone)).toBe(0);
    expect(complaints(page)).toEqual([]);
  }, 30_000);

  test('is worked with keys alone, and not while somebody types', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    await takeIn(house, { day: 'tomorrow' });
    const now = Date.now();
    const [first, second, soon] = [
      await insert(house, 1, { due_at: now - 20 * minute }),
      await insert(house, 1, { due_at: now - 10 * minute }),
      await insert(house, 1, { due_at: now + 30 * minute }),
    ];
    const page = await atDesk(open, house);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return focused(page);
    };
    expect(await press('ArrowDown')).toBe(`exception-${first}`);
    expect(await press('ArrowDown')).toBe(`exception-${second}`);
    expect(await card(page, second).getAttribute('aria-current')).toBe('true');
    expect(await press('ArrowRight')).toBe(`exception-${soon}`);
    expect(await press('ArrowLeft')).toBe(`exception-${first}`);
    expect(await page.locator('.exc[tabindex="0"]').count()).toBe(1);
    await press('a');
    expect(await card(page, first).locator('textarea[name="text"]').isVisible()).toBe(true);
    expect(await press('g')).toBe(`give-${first}`);
    await card(page, first).locator('input[name="note"]').fill('');
    await press('a', 'g', '?', '/');
    expect(await card(page, first).locator('input[name="note"]').inputValue()).toBe('ag?/');
    await card(page, second).focus();
    await press('?');
    expect(await page.locator('#board-keys').innerText()).toContain('andere kaart');
    expect(await press('/')).toBe('find');
    expect(await axeViolations(page)).toEqual([]);
  });

  test('answers a press on a card at once: taken by me, or refused because somebody else was first', async () => {
    const house = await aKitchen({ signIn: true });
    await takeIn(house);
    const [one, two] = [await raise(house, 1, 'Een.', 'Yusuf'), await raise(house, 1, 'Twee.', 'Yusuf')];
    const page = await atDesk(open, house);
    await card(page, one).locator('form[action$="/take"] button').click();
    await card(page, one).locator('.who__name', { hasText: 'Marieke (jij)' }).waitFor();
    await card(page, two).hover();
    await house.as('Olga').post(`/orders/1/exceptions/${two}/take`, { was: house.ids.Yusuf }).expect(200);
    await page.locator('#board-waits:not([data-quiet])').waitFor();
    expect(await card(page, two).locator('.who__name').innerText()).toBe('Yusuf');
    await card(page, two).locator('form[action$="/take"] button').click();
    await card(page, two).locator('.error', { hasText: 'Olga heeft dit intussen' }).waitFor();
    await card(page, two).locator('.who__name', { hasText: 'Olga' }).waitFor();
  });

  test('carries a card with typed words into the next lane when its time comes', async () => {
    const house = await aKitchen({ signIn: true });
    await takeIn(house);
    const id = await insert(house, 1, { due_at: house.clock.now + 10 * minute });
    const page = await atDesk(open, house);
    await card(page, id).locator('summary').click();
    await card(page, id).locator('textarea[name="text"]').fill('Gebeld');
    house.clock.now += 10 * minute;
    await page.locator('h1').click();
    await house.kitchen.live.refreshDesk(house.shop);
    await page.locator(`#lane-late #exception-${id}`).waitFor();
    expect(await card(page, id).locator('textarea[name="text"]').inputValue()).toBe('Gebeld');
    expect(await card(page, id).locator('details').getAttribute('open')).not.toBeNull();
  });

  test('works without JavaScript: settled by a form, back on the board', async () => {
    const house = await aKitchen({ signIn: true });
    await takeIn(house);
    const id = await raise(house, 1, 'De wieldop mist.', 'Marieke');
    const page = await open({ js: false, width: 360 });
    await signIn(page, house, 'Marieke');
    await page.goto(`${house.url}/desk`);
    await card(page, id).locator('summary').click();
    await card(page, id).locator('textarea[name="text"]').fill('Besteld.');
    await card(page, id).locator('form[action$="/settle"] button').click();
    expect(page.url()).toBe(`${house.url}/desk#exception-${id}`);
    expect(await page.locator('#board-counts').innerText()).toContain('0 open');
  });
});
