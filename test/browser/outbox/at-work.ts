import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { stepsOf } from '../../asking.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../../kitchen.ts';
import { signIn } from '../sign-in.ts';

/** Yusuf's order, with the brakes under way. */
export async function atWork(): Promise<{ house: TestKitchen; order: number; link: string; brakes: string }> {
  const house = await aKitchen({ signIn: true, at: 'real' });
  const { order, link } = await takeIn(house, { day: 'tomorrow' });
  const [, brakes = ''] = await stepsOf(house, order);
  await done(house, 'Yusuf', order, `steps/${brakes}/start`);
  return { house, order, link, brakes };
}

export async function done(house: TestKitchen, who: Name, order: number, path: string, body: object = {}) {
  const { status, text } = await house.as(who).post(`/orders/${order}/${path}`, body);
  expect(status, text).toBe(200);
}

/** Somebody in front of the page of one order. */
export async function before(page: Page, house: TestKitchen, who: Name, order: number): Promise<Page> {
  await signIn(page, house, who);
  await page.goto(`${house.url}/bench/${order}`);
  await page.locator('#live[data-state="live"]').waitFor();
  return page;
}

/** What is sent from these tabs goes nowhere; pages are still there. Call what it gives to end that. */
export async function cutLine(context: BrowserContext): Promise<() => Promise<void>> {
  const orders = /\/orders\//;
  await context.route(orders, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
  return async () => {
    await context.unroute(orders);
    // As a device says it when the Wi-Fi is back.
    await context.setOffline(true);
    await context.setOffline(false);
  };
}

const soon = { timeout: 10_000 };

export async function writeNote(page: Page, text: string, photo?: Buffer): Promise<void> {
  const form = page.locator('#acts form[action$="/notes"]');
  await form.locator('textarea').fill(text);
  await form.locator('input[value="kitchen"]').check();
  if (photo) {
    const files = { name: 'remschijf.jpg', mimeType: 'image/jpeg', buffer: photo };
    await form.locator('input[type="file"]').setInputFiles(files);
  }
  await form.locator('button[type="submit"]').click();
  await expect.poll(() => form.locator('textarea').inputValue(), soon).toBe('');
}

export const counted = (page: Page, text: string) => page.locator('#outbox-counts', { hasText: text }).waitFor();
export const allGone = (page: Page) => page.locator('#outbox').waitFor({ state: 'hidden' });

type Told = { kind: string; actor: string; text?: string; made?: string; at: string; photos?: unknown[] };

export async function entriesOf(house: TestKitchen, order: number): Promise<Told[]> {
  return (await house.as('Olga').get(`/orders/${order}/entries?after=0`)).body.entries;
}

export const notesOf = async (house: TestKitchen, order: number): Promise<(string | undefined)[]> =>
  (await entriesOf(house, order)).filter(({ kind }) => kind === 'note-added').map(({ text }) => text);
