import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { atWork } from './at-the-bench.ts';
import { withBrowser } from './browser.ts';

const inSight = (page: Page, root: string) =>
  page.locator(`${root} [data-when]:visible :is(button, a)`).evaluateAll((all) =>
    // What only a screen reader hears tells buttons of different steps apart.
    all.map((one) => (one.querySelector('span:not(.vh)') ?? one).textContent?.split(':')[0]?.trim()),
  );

withBrowser('At work without a connection', () => {
  test('Each press shows the buttons that come after it, and all of it arrives in order', async () => {
    const { house, order, device } = await atWork('Yusuf');
    await device.keeps('/bench');
    await device.offline(true);
    const page = await device.restart();
    await page.goto(`${house.url}/bench`);
    expect(await inSight(page, '#dock')).toEqual(['Start']);
    expect(await page.locator('.ticket .tag:visible').first().innerText()).toBe('Hierna');

    await page.locator('#dock button:visible', { hasText: 'Start' }).click();
    await vi.waitFor(async () => expect(await inSight(page, '#dock')).toEqual(['Pauze', 'Notitie', 'Klaar']));
    expect(await page.locator('#dock [data-waits]:visible').innerText()).toBe('Wordt nog verstuurd.');
    expect(await page.locator('.ticket .tag:visible').first().innerText()).toBe('Bezig');
    expect(await focused(page)).toBe('running');

    await page.locator('#dock a:visible', { hasText: 'Pauze' }).click();
    await page.locator('dialog[open] button[value="break"]').click();
    await vi.waitFor(async () => expect(await inSight(page, '#dock')).toEqual(['Verder', 'Notitie']));
    await vi.waitFor(async () => expect(await focused(page)).toBe('paused'));

    // What waits is on the device, and so are the buttons that belong to it.
    const again = await device.restart();
    await again.goto(`${house.url}/bench`);
    await vi.waitFor(async () => expect(await inSight(again, '#dock')).toEqual(['Verder', 'Notitie']));
    await again.locator('#dock button:visible', { hasText: 'Verder' }).click();
    await again.locator('#dock button:visible', { hasText: 'Klaar' }).click();
    await vi.waitFor(async () => expect(await inSight(again, '#dock')).toEqual(['Terugnemen']));

    await device.offline(false);
    await again.locator('#live[data-state="live"]').waitFor();
    await again.locator('#just-done', { hasText: 'Vervang schijven en blokken' }).waitFor();
    await again.locator('#just-done button:visible', { hasText: 'Terugnemen' }).waitFor();
    await vi.waitFor(async () => expect(await again.locator('[data-waits]:visible').count()).toBe(0), 6000);
    const { body } = await house.as('Olga').get(`/orders/${order}/entries?after=0`);
    const kinds = body.entries
      .map(({ kind }: { kind: string }) => kind)
      .filter((kind: string) => kind.startsWith('step-'));
    // The first two are Priya's.
    expect(kinds.slice(2)).toEqual(['step-started', 'step-paused', 'step-resumed', 'step-finished']);
  }, 90_000);

  test('On the page of the whole order too, for every step that is not over', async () => {
    const { house, order, brakes, device } = await atWork('Yusuf');
    await device.keeps(`/bench/${order}`);
    await device.offline(true);
    const page = device.page();
    await page.goto(`${house.url}/bench/${order}`);
    const step = `#step-${brakes}`;
    expect(await inSight(page, step)).toEqual(['Start']);
    await page.locator(`${step} button:visible`, { hasText: 'Start' }).click();
    await vi.waitFor(async () => expect(await inSight(page, step)).toEqual(['Klaar', 'Pauze']));
    await page.locator(`${step} button:visible`, { hasText: 'Klaar' }).click();
    await vi.waitFor(async () => expect(await inSight(page, step)).toEqual(['Terugnemen']));
    await page.locator(`${step} button:visible`, { hasText: 'Terugnemen' }).click();
    await vi.waitFor(async () => expect(await inSight(page, step)).toEqual(['Klaar', 'Pauze']));
  });
});

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-when]')?.dataset.when);
