import type { IncomingMessage } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stepsOf } from '../asking.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';
import { complaints, withBrowser } from './browser.ts';
import { aDisc } from './furnish-photos.ts';
import { signIn } from './sign-in.ts';

const photo = async (name: string, colour: [number, number, number] = [138, 90, 58]) => ({
  ...{ name, mimeType: 'image/jpeg', buffer: await aDisc(colour, 4) },
});

/** As large as a phone makes them. */
async function fromCamera() {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  const picture = sharp({ create: { width: 4032, height: 3024, channels: 3, background: '#888', noise } });
  return { name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 88 }).toBuffer() };
}

/** How many bytes each form with photos took on its way. */
function weigh({ app }: TestKitchen): number[] {
  const weights: number[] = [];
  app.server.on('request', ({ method, headers }: IncomingMessage) => {
    if (method === 'POST' && headers['content-type']?.startsWith('multipart/'))
      weights.push(Number(headers['content-length']));
  });
  return weights;
}

/** Nothing that follows may leave this page. */
const stay = (page: Page) => page.evaluate(() => Object.assign(window, { stayed: true }));
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);

const formOf = (page: Page, field: string): Locator => page.locator(`form:has(#${field})`);
const pictures = (page: Page, place: string): Locator => page.locator(`${place} .photo img`);

/** It was not only said that there is a photo: it is there to be seen. */
async function isSeen(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth))
    .toBeGreaterThan(300);
}

withBrowser('Photos', (open) => {
  test('A customer sends two photos with a question, the technician sees them at once and answers with one, and a tap shows it large', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const weights = weigh(house);
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [customer, desk] = [await open({ width: 360 }), await open({ width: 1280 })];
    await customer.goto(link);
    await signIn(desk, house, 'Marieke');
    await desk.goto(`${house.url}/orders/${order}`);
    await Promise.all([customer, desk].map(stay));

    const ask = formOf(customer, 'ask-text');
    const input = customer.locator('#ask-text-photos');
    expect(await ask.locator('#ask-text-alt').isVisible()).toBe(false);
    const large = await fromCamera();
    expect(large.buffer.length).toBeGreaterThan(5_000_000);
    await input.setInputFiles(await photo('verkeerd.jpg'));
    await ask.getByRole('img', { name: 'verkeerd.jpg' }).waitFor();
    // What is chosen next comes with what was chosen before.
    await input.setInputFiles([large, await photo('plas.jpg')]);
    await ask.locator('.chosen__one').nth(2).waitFor();
    await ask.getByText('Gekozen foto’s: 3').waitFor();
    await ask.getByRole('button', { name: 'Haal verkeerd.jpg weg' }).click();
    await expect.poll(() => ask.locator('.chosen__one').count()).toBe(2);
    await ask.locator('#ask-text').fill('Wat is dit?');
    await ask.locator('#ask-text-alt').fill('Een plas onder de auto');
    await ask.locator('button[type="submit"]').click();

    const there = pictures(desk, '#questions');
    await isSeen(there.first());
    expect(await there.count()).toBe(2);
    expect(await there.first().getAttribute('alt')).toContain('Een plas onder de auto');
    expect(weights).toHaveLength(1);
    expect(weights[0]).toBeLessThan(1_500_000);
    // The form is as it was before: nothing of what was sent is left in it.
    await expect.poll(() => ask.locator('.chosen').count()).toBe(0);
    expect(await input.evaluate((one: HTMLInputElement) => one.files?.length)).toBe(0);
    expect(await ask.locator('#ask-text-alt').isVisible()).toBe(false);
    expect(await ask.getAttribute('data-dirty')).toBeNull();
    await input.setInputFiles(await photo('nog een.jpg'));
    await ask.getByText('Gekozen foto’s: 1').waitFor();
    await ask.getByRole('button', { name: 'Haal nog een.jpg weg' }).click();
    expect(await ask.getAttribute('data-dirty')).toBeNull();

    const answer = desk.locator('#questions form').filter({ has: desk.locator('input[type="file"]') });
    await answer.locator('input[type="file"]').setInputFiles(await photo('water.jpg'));
    await answer.locator('textarea').fill('Water van de airco.');
    await answer.locator('button[formaction$="/answer"]').click();
    await isSeen(pictures(customer, '#questions').nth(2));
    expect(await Promise.all([customer, desk].map(stayed))).toEqual([true, true]);

    await pictures(customer, '#questions').nth(2).click();
    await customer.waitForURL(/\/photos\//);
    expect(await customer.locator('main img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(800);
    await customer.getByRole('link', { name: 'Terug naar order' }).click();
    expect(new URL(customer.url()).hash).toMatch(/^#photo-/);
    expect([...complaints(customer), ...complaints(desk)]).toEqual([]);
  });

  test('A technician photographs before and after; the customer sees the pair, and what is taken back is gone on every page', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [, brakes = ''] = await stepsOf(house, order);
    await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`);
    const [customer, bench, desk] = [await open({ width: 360 }), await open({ width: 768 }), await open()];
    await customer.goto(link);
    await signIn(bench, house, 'Yusuf');
    await bench.goto(`${house.url}/bench/${order}`);
    await signIn(desk, house, 'Marieke');
    await desk.goto(`${house.url}/orders/${order}`);
    await Promise.all([customer, bench, desk].map(stay));

    const note = formOf(bench, 'note-text');
    const place = async (moment: string, name: string) => {
      // The button opens the camera at once, by the very field that also offers what is on the phone.
      const camera = bench.waitForEvent('filechooser');
      await note.getByRole('button', { name: 'Maak foto' }).click();
      await (await camera).setFiles(await photo(name));
      await note.getByText(moment, { exact: true }).click();
      await note.getByRole('button', { name: 'Plaats notitie' }).click();
    };
    await place('Voor', 'oud.jpg');
    await isSeen(pictures(customer, `#step-${brakes}`).first());
    await place('Na', 'nieuw.jpg');
    const pair = `#step-${brakes} .pair`;
    await isSeen(pictures(customer, pair).last());
    expect(await customer.locator(pair).innerText()).toMatch(/Voor\s+Na/);
    await desk.locator('#timeline .pair').waitFor();
    await bench.locator(`${pair}`).waitFor();
    expect(await Promise.all([customer, bench, desk].map(stayed))).toEqual([true, true, true]);

    await bench.locator(`${pair} a`).last().click();
    await bench.locator('#retract summary').click();
    await bench.getByRole('button', { name: 'Trek deze foto terug' }).click();
    await bench.waitForURL(new RegExp(`/bench/${order}`));
    for (const page of [customer, bench, desk]) {
      await page
        .getByText(/Yusuf heeft deze foto om .* teruggetrokken/)
        .first()
        .waitFor();
      expect(await page.locator('.pair').count()).toBe(0);
    }
    expect(await Promise.all([customer, desk].map(stayed))).toEqual([true, true]);
    expect([customer, bench, desk].flatMap(complaints)).toEqual([]);
  });

  test('Without JavaScript a photo goes with a question and with a note, is seen large, and is taken back', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [customer, bench] = [await open({ js: false }), await open({ js: false })];
    await customer.goto(link);
    const ask = formOf(customer, 'ask-text');
    await ask.locator('#ask-text').fill('Wat is dit?');
    await ask.locator('#ask-text-alt').fill('Een plas');
    await ask.locator('input[type="file"]').setInputFiles(await photo('plas.jpg'));
    await ask.locator('button[type="submit"]').click();
    await isSeen(pictures(customer, '#questions').first());

    await signIn(bench, house, 'Yusuf');
    await bench.goto(`${house.url}/bench/${order}`);
    const note = formOf(bench, 'note-text');
    await note.locator('input[type="file"]').setInputFiles(await photo('schijf.jpg'));
    await note.locator('button[type="submit"]').click();
    await isSeen(pictures(bench, 'main').first());

    await pictures(customer, '#questions').first().click();
    await customer.locator('#retract summary').click();
    await customer.locator('#retract button').click();
    await customer.waitForURL(/#photo-/);
    expect(await customer.locator('#questions').innerText()).toContain('Deze foto is om');
    expect(await pictures(customer, '#questions').count()).toBe(0);
  });

  test('A photo that arrives moves nothing of what one reads', async () => {
    const house = await aKitchen({ at: 'real' });
    const { order, link } = await takeIn(house, { day: 'tomorrow' });
    const [, brakes = ''] = await stepsOf(house, order);
    const fields = { audience: 'customer', step: brakes, text: 'Kijk.', alt: 'Schijf' };
    const photos = await Promise.all([aDisc([90, 90, 90], 3, [600, 900]), aDisc([120, 60, 60])]);
    await sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, { fields, photos });
    const page = await open({ width: 360 });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/photos\/.*\.webp/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(link, { waitUntil: 'domcontentloaded' });
    const below = page.locator('#happened-title');
    const place = () => below.evaluate((one) => Math.round(one.getBoundingClientRect().top + scrollY));
    await pictures(page, `#step-${brakes}`).first().scrollIntoViewIfNeeded();
    const before = await place();
    letGo();
    await isSeen(pictures(page, `#step-${brakes}`).last());
    expect(await place()).toBe(before);
  });
});
