import type { Page } from 'playwright-core';
import { emailOf, type Name, password, type TestKitchen } from '../kitchen.ts';

/** Signs somebody of the cast in by the page itself, as they do it every morning. */
export async function signIn(page: Page, { url }: TestKitchen, name: Name): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="email"]').fill(emailOf(name));
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"], main form button:not([type])').first().click();
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
}
