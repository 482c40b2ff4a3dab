import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { withBrowser } from './browser.ts';
import { aDisc } from './furnish-photos.ts';

const most = { all: 60 * 1024, script: 20_480 };

type Got = { path: string; type: string; bytes: number };

/**
 * What the page asked for: packed as the proxy in front of the house packs it. The house itself leaves that to the proxy.
 */
function watch(page: Page): { got: () => Promise<Got[]> } {
  const coming: Promise<Got>[] = [];
  page.on('requestfinished', (request) => {
    coming.push(
      (async () => {
        const response = await request.response();
        const type = response?.headers()['content-type'] ?? '';
        const path = new URL(request.url()).pathname;
        const isPacked = !/^image\/(webp|jpeg|png)/.test(type);
        const body = response && response.status() < 300 ? await response.body() : Buffer.alloc(0);
        return { path, type, bytes: isPacked ? gzipSync(body, { level: 9 }).length : body.length };
      })(),
    );
  });
  return { got: () => Promise.all(coming) };
}

const sum = (all: Got[]): number => all.reduce((total, { bytes }) => total + bytes, 0);

withBrowser('The weight of the customer’s page', (open) => {
  test('With twenty photos, words, looks and script are 60 KB before the first of them, and photos out of sight are not asked for', async () => {
    const house = await aKitchen({ at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [measure = '', brakes = ''] = await stepsOf(house, order);
    const photos = [await aDisc([120, 90, 60], 3), await aDisc([90, 90, 90], 5)];
    const note = { audience: 'customer', text: 'Links is klaar. Nieuwe schijf en blokken zitten erop.' };
    for (let i = 0; i < 9; i += 1)
      await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, {
        fields: {
          ...note,
          step: i < 3 ? measure : brakes,
          alt: 'Remschijf linksvoor',
          moment: i < 6 ? 'before' : 'after',
        },
        photos,
      });
    const cookie = await openLink(house.url, link);
    await sendWithPhotos(house, { cookie }, `/follow/${order}/questions`, { fields: { text: 'Wat is dit?' }, photos });

    const page = await open({ width: 360 });
    const { got } = watch(page);
    await page.goto(link, { waitUntil: 'networkidle' });
    const photosOnPage = await page.locator('.photo img').count();
    expect(photosOnPage).toBeGreaterThanOrEqual(20);
    const first = await got();
    const ofPhotos = ({ path }: Got) => path.includes('/photos/');
    const words = first.filter((one) => !ofPhotos(one));
    const script = words.filter(({ type }) => type.includes('javascript'));
    console.info(
      `customer’s page with 20 photos, gzip -9: ${sum(words)} bytes in all`,
      Object.fromEntries(words.map(({ path, bytes }) => [path.replace(/\.[0-9a-f]{10}/, ''), bytes])),
    );
    expect(script).toHaveLength(1);
    expect(sum(script)).toBeLessThanOrEqual(most.script);
    expect(sum(words)).toBeLessThanOrEqual(most.all);
    // A browser asks a little ahead of what is in sight: what stands far below, at the questions, waits.
    expect(first.filter(ofPhotos).length).toBeLessThan(photosOnPage);
    const asked = page.locator('#questions .photo img');
    const isThere = () => asked.evaluateAll((all: HTMLImageElement[]) => all.map((one) => one.currentSrc !== ''));
    expect(await isThere()).toEqual([false, false]);
    await asked.last().scrollIntoViewIfNeeded();
    await expect.poll(isThere).toEqual([true, true]);
    const later = (await got()).filter(ofPhotos);
    expect(later.every(({ path }) => path.endsWith('/small.webp'))).toBe(true);
  });
});
