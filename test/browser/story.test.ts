import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

const log = (page: Page) => page.locator('#timeline > li').evaluateAll((items) => items.map((item) => item.id));
const followed = (page: Page) => page.locator('#live[data-state="live"]').waitFor();
const settled = (page: Page, number: number) => page.locator(`#entry-${number}`).waitFor({ state: 'attached' });

async function stepIds(house: TestKitchen, order: number): Promise<string[]> {
  const { body } = await house.as('Olga').get(`/orders/${order}`);
  return body.steps.map(({ id }: { id: string }) => id);
}

withBrowser('A workshop and its customer, each in a browser of their own', (open) => {
  test('The technician works, the customer sees and hears it; after a cut nothing is missing or doubled', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [first, second] = await stepIds(house, order);
    const technician = await open({ lang: 'nl' });
    const customer = await open({ lang: 'nl' });

    await customer.goto(link);
    expect(new URL(customer.url()).pathname).toBe(`/follow/${order}`);
    await followed(customer);
    await customer.evaluate(() => Object.assign(window, { neverReloaded: true }));

    await signIn(technician, house, 'Priya');
    await technician.goto(`${house.url}/bench`);
    await technician.locator(`form[action$="/steps/${first}/start"] button`).click();
    await customer.locator('#now h1', { hasText: 'Priya' }).waitFor();
    await customer.locator('#announcer', { hasText: 'Priya is begonnen met “Onderzoek”' }).waitFor();

    await technician.locator(`form[action$="/steps/${first}/finish"] button`).click();
    await customer.locator(`#step-${first}[data-state="done"]`).waitFor();
    await customer.locator('#announcer', { hasText: 'Priya heeft “Onderzoek” afgerond' }).waitFor();
    const before = await log(customer);

    await customer.context().setOffline(true);
    await customer.locator('#live[data-state="off"]').waitFor({ timeout: 10_000 });
    for (const [path, body] of [
      [`steps/${second}/start`, {}],
      ['notes', { text: 'De schijven zijn er.', audience: 'customer', step: second }],
      [`steps/${second}/finish`, {}],
    ] as const) {
      const answer = await house.as('Yusuf').post(`/orders/${order}/${path}`, body);
      expect(answer.status, answer.text).toBe(200);
    }
    expect(await log(customer)).toEqual(before);
    await customer.context().setOffline(false);
    await settled(customer, before.length + 3);
    await followed(customer);
    const { body } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
    const public_ = body.entries
      .filter((entry: { audience: string }) => entry.audience === 'customer')
      .map((entry: { number: number }) => `entry-${entry.number}`);
    expect(await log(customer)).toEqual(public_.reverse());
    expect(await customer.locator('#steps', { hasText: 'De schijven zijn er.' }).count()).toBe(1);
    expect(await customer.evaluate(() => 'neverReloaded' in window)).toBe(true);
    expect(complaints(technician)).toEqual([]);
  });

  test('Without JavaScript everything still works: sign in, take in, start, note, finish, and the customer reads it', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [first] = await stepIds(house, order);
    const technician = await open({ js: false });
    const customer = await open({ js: false, lang: 'en' });
    await signIn(technician, house, 'Priya');
    await technician.goto(`${house.url}/bench`);
    await technician.locator(`form[action$="/steps/${first}/start"] button`).click();
    await technician.goto(`${house.url}/bench/${order}`);
    await technician.locator('form[action$="/notes"] textarea').first().fill('Links is klaar.');
    await technician.locator('form[action$="/notes"] button[type="submit"]').first().click();
    await technician.locator(`form[action$="/steps/${first}/finish"] button`).first().click();

    await customer.goto(link);
    expect(await customer.locator(`#step-${first}`).getAttribute('data-state')).toBe('done');
    expect(await customer.locator('#steps').textContent()).toContain('Links is klaar.');
    expect(await customer.locator('#live').textContent()).not.toMatch(/Live\b/);
    await customer.locator('form[action$="/language"] button[value="en"]').click();
    expect(await customer.locator('html').getAttribute('lang')).toBe('en');
    expect(await customer.locator(`#step-${first}`).textContent()).toContain('Diagnosis');
  });

  test('A bad note comes back at its field with the text still there, and the next try is one note', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order } = await takeIn(house, { day: 'tomorrow' });
    const page = await open();
    await signIn(page, house, 'Marieke');
    await page.goto(`${house.url}/orders/${order}`);
    await followed(page);
    const form = page.locator('form[action$="/notes"]').first();
    const box = form.locator('textarea');
    await box.fill('x'.repeat(5001));
    await form.locator('button').first().click();
    await form.locator('.error', { hasText: 'te lang' }).first().waitFor();
    expect(await box.inputValue()).toBe('x'.repeat(5001));
    await box.fill('Nu goed.');
    await form.locator('button').first().click();
    await page.locator('#timeline', { hasText: 'Nu goed.' }).waitFor({ state: 'attached' });
    const { body } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
    expect(body.entries.filter(({ kind }: { kind: string }) => kind === 'note-added')).toHaveLength(1);
  });
});
