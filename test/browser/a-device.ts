import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, vi } from 'vitest';
import { startOf } from './browser.ts';
import { findChromium } from './find-chromium.ts';

/** A phone with its own memory: it can be switched off and on again, and lose its connection. */
export type Device = {
  page: () => Page;
  /** Another tab. */
  tab: () => Promise<Page>;
  restart: () => Promise<Page>;
  offline: (isOffline: boolean) => Promise<void>;
  /** Waits until the device keeps this address for the person at work. */
  keeps: (address: string) => Promise<void>;
};

export async function aDevice(): Promise<Device> {
  const found = await findChromium();
  if (!found) throw new Error('no Chromium');
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-device-'));
  let context: BrowserContext;
  let page: Page;
  let isOffline = false;
  const start = async () => {
    context = await chromium.launchPersistentContext(folder, {
      ...startOf(found),
      locale: 'nl-NL',
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    });
    await context.setOffline(isOffline);
    page = context.pages()[0] ?? (await context.newPage());
  };
  await start();
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    page: () => page,
    tab: () => context.newPage(),
    async restart() {
      // A browser gives up what it merely remembers whenever it likes.
      await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
      await context.close();
      await start();
      return page;
    },
    async offline(is) {
      isOffline = is;
      await context.setOffline(is);
    },
    async keeps(address) {
      const isKept = async (wanted: string) => (await caches.has('bench-who')) && !!(await caches.match(wanted));
      await vi.waitFor(async () => expect(await page.evaluate(isKept, address), address).toBe(true), {
        timeout: 15_000,
        interval: 100,
      });
    },
  };
}
