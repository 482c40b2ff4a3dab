import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { customerOf, stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { complaints, withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

const followed = (page: Page) => page.locator('#live[data-state="live"]').waitFor();
const threads = (page: Page) => page.locator('#questions').innerText();
const asked = 'Kunnen de remmen straks nog piepen?';
const answer = 'Ja, de eerste 200 kilometer. Daarna is het over.';

/** What somebody reads who follows an order live: ready when the page is. */
async function look(page: Page, link: string): Promise<Page> {
  await page.goto(link);
  await followed(page);
  return page;
}

withBrowser('A customer asks the one who does the work', (open) => {
  test('The bench shows only how many until the pause; the answer comes to the customer by itself and is announced', async () => {
    const house = await aKitchen({ signIn: true });
    const { order, link } = await takeIn(house);
    const [, brakes = ''] = await stepsOf(house, order);
    const bench = await open();
    await signIn(bench, house, 'Yusuf');
    expect((await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`)).status).toBe(200);
    await look(bench, `${house.url}/bench`);
    const customer = await look(await open(), link);
    await customer.evaluate(() => Object.assign(window, { neverReloaded: true }));

    const ask = customer.locator('form:has(#ask-text)');
    await ask.locator('select').selectOption(brakes);
    await ask.locator('textarea').fill(asked);
    await ask.locator('button').click();
    // Ninety minutes from 13:42: to whom it went, when it is read, and until when it is answered.
    await customer.locator('#questions', { hasText: asked }).waitFor();
    expect(await threads(customer)).toMatch(/Yusuf[\s\S]*15:15[\s\S]*15:45/);
    expect(await ask.locator('textarea').inputValue()).toBe('');

    await bench.locator('#inbox', { hasText: '15:15' }).waitFor();
    await bench.locator('#announcer', { hasText: 'Er is een vraag voor je' }).waitFor();
    expect(await bench.content()).not.toContain('piepen?');

    await bench.locator(`[data-open="pause-${brakes}"]`).first().click();
    await bench.locator(`dialog button[value="break"]`).first().click();
    const card = bench.locator('#inbox [id^="question-"]', { hasText: asked });
    await card.waitFor();
    expect(await card.innerText()).toMatch(/Sanne/);
    await card.locator('textarea[name="text"]').first().fill(answer);
    await card.locator('button[formaction$="/answer"], form[action$="/answer"] button[type="submit"]').first().click();

    await customer.locator('#questions', { hasText: answer }).waitFor();
    await customer.locator('#announcer', { hasText: `Yusuf antwoordt: “${answer}”` }).waitFor();
    expect(await customer.evaluate(() => 'neverReloaded' in window)).toBe(true);
    await card.waitFor({ state: 'detached' });
    expect([...complaints(customer), ...complaints(bench)]).toEqual([]);
  });

  test('Two orders in two tabs of one browser stay apart, and one order on three devices is the same everywhere', async () => {
    const house = await aKitchen();
    const first = await takeIn(house);
    const second = await takeIn(house, {
      plate: 'UE-550-A',
      subject: 'Opel Corsa',
      name: 'Rob de Groot',
      phone: '06 98 76 54 32',
    });
    const phone = await look(await open(), first.link);
    const tab = await look(await phone.context().newPage(), second.link);
    const laptop = await look(await open({ width: 1440 }), first.link);
    const tablet = await look(await open({ width: 768 }), first.link);

    for (const [page, { order }, text] of [
      [phone, first, 'Mag de radio aan blijven?'],
      [tab, second, 'Is de accu nog goed?'],
    ] as const) {
      const form = page.locator(`form[action="/follow/${order}/questions"]:has(#ask-text)`);
      await form.locator('textarea').fill(text);
      await form.locator('button').click();
      await page.locator('#questions', { hasText: text }).waitFor();
    }
    const rob = customerOf(house, second.order, await openLink(house.url, second.link));
    expect((await rob.get()).body.questions).toHaveLength(1);
    const sanne = customerOf(house, first.order, await openLink(house.url, first.link));
    const [{ question }] = (await sanne.get()).body.questions;
    const said = await house
      .as('Marieke')
      .post(`/orders/${first.order}/questions/${question}/answer`, { text: 'Zeker.' });
    expect(said.status, said.text).toBe(200);

    const devices = [phone, laptop, tablet];
    await Promise.all(devices.map((page) => page.locator('#questions', { hasText: 'Zeker.' }).waitFor()));
    const [one, ...others] = await Promise.all(devices.map(threads));
    expect(one).toContain('Mag de radio aan blijven?');
    expect(others).toEqual([one, one]);
    expect(one).not.toContain('accu');
    expect(await tab.content()).not.toMatch(/radio|Zeker/);
    expect(await tab.locator('#questions').innerText()).toContain('Is de accu nog goed?');
  });

  test('Without JavaScript the customer asks, the technician answers, and the customer reads it', async () => {
    const house = await aKitchen({ signIn: true });
    const { order, link } = await takeIn(house);
    const [, brakes = ''] = await stepsOf(house, order);
    const customer = await open({ js: false });
    await customer.goto(link);
    await customer.locator(`#step-${brakes} a[href*="about="]`).click();
    const ask = customer.locator('form:has(#ask-text)');
    expect(await ask.locator('select').inputValue()).toBe(brakes);
    await ask.locator('textarea').fill(asked);
    await ask.locator('button').click();
    expect(await threads(customer)).toContain('Yusuf');

    const bench = await open({ js: false });
    await signIn(bench, house, 'Yusuf');
    await bench.goto(`${house.url}/bench/questions`);
    const card = bench.locator('[id^="question-"]', { hasText: asked });
    await card.locator('textarea[name="text"]').first().fill('x'.repeat(2001));
    await card.locator('button[formaction$="/answer"], form[action$="/answer"] button[type="submit"]').first().click();
    const again = bench.locator('[id^="question-"]', { hasText: asked }).locator('textarea[name="text"]').first();
    expect(await again.inputValue()).toBe('x'.repeat(2001));
    await again.fill(answer);
    await bench.locator('button[formaction$="/answer"], form[action$="/answer"] button[type="submit"]').first().click();

    await customer.reload();
    expect(await threads(customer)).toContain(answer);
  });
});
