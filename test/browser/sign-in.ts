import type { Page } from 'playwright-core';
import { emailOf, password, type TestKitchen } from '../kitchen.ts';

/** Signs somebody in by the page itself, as they do it every morning; the second step of whoever has one is at `until`. */
export async function signIn(page: Page, { url }: TestKitchen, name: string, until = ''): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="email"]').fill(emailOf(name));
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form button[type="submit"], main form button:not([type])').first().click();
  await page.waitForURL(({ pathname }) => (until === '' ? !pathname.startsWith('/sign-in') : pathname === until));
}
