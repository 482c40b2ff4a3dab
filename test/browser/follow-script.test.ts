import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { complaints, type OpenPage, withBrowser } from './browser.ts';
import { type FollowKitchen, openFollowKitchen } from './follow-kitchen.ts';

withBrowser('the script of a page that is followed', (open) => {
  let kitchen: FollowKitchen;
  beforeEach(async () => {
    kitchen = await openFollowKitchen();
  });
  afterEach(() => kitchen.close());

  test('a finished step changes the page, is said in the status region, and the line says live', async () => {
    const page = await live(open, kitchen);
    kitchen.write('Remmen vernieuwd.', { step: 'done' });
    await page.getByRole('heading', { name: 'Uw auto is klaar' }).waitFor();
    await says(page, '#announcer', 'Remmen vernieuwd.');
    expect(await entries(page)).toEqual([2, 1]);
    expect(await page.locator('#finish').count()).toBe(0);
    expect(await page.locator('#live').getAttribute('data-state')).toBe('live');
    expect(kitchen.follows).toEqual([{ order: 2417, after: 1 }]);
    expect(complaints(page)).toEqual([]);
  });

  test('what happened while the line was cut is there afterwards, once and in order', async () => {
    const page = await live(open, kitchen);
    kitchen.line.refuse = true;
    kitchen.cut();
    await state(page, 'off');
    await says(page, '#live-text', /^Niet live sinds \d\d:\d\d$/);
    for (const text of ['Een', 'Twee', 'Drie']) kitchen.write(text);
    expect(await entries(page)).toEqual([1]);
    kitchen.line.refuse = false;
    await state(page, 'live');
    expect(await entries(page)).toEqual([4, 3, 2, 1]);
    expect(kitchen.follows.at(-1)).toEqual({ order: 2417, after: 1 });
    await says(page, '#announcer', /3 nieuwe berichten, het laatste: Drie/);
  });

  test('an update that overtook another waits for it, and one that comes twice is shown once', async () => {
    const page = await live(open, kitchen);
    kitchen.told.entries.push('Twee', 'Drie');
    const late = { order: 2417, seq: 2, fragments: [{ id: 'promise', html: '<span id="promise">nooit</span>' }] };
    kitchen.push({ order: 2417, seq: 3, fragments: [], say: 'Drie' });
    await page.waitForFunction(() => document.querySelectorAll('#timeline > li').length === 2);
    kitchen.push(late);
    kitchen.write('Vier');
    await page.locator('#entry-4').waitFor();
    expect(await page.locator('#promise').textContent()).toBe('15:30');
    expect(kitchen.follows).toEqual([
      { order: 2417, after: 1 },
      { order: 2417, after: 1 },
    ]);
  });

  test('a fragment that is older than what is there is dropped, an empty one takes its element away', async () => {
    const page = await live(open, kitchen);
    kitchen.write('Twee', { promise: '16:00' });
    await says(page, '#promise', '16:00');
    const old = '<section id="now" data-v="1"><p>oud</p></section>';
    const fragments = [
      { id: 'now', html: old },
      { id: 'entry-1', html: '' },
    ];
    kitchen.push({ order: 2417, seq: 3, fragments });
    await page.locator('#entry-1').waitFor({ state: 'detached' });
    expect(await page.locator('#promise').textContent()).toBe('16:00');
  });

  test('typing goes on through an update: focus, words and the open fold stay, and a note says what changed', async () => {
    const page = await live(open, kitchen);
    await page.getByText('Waarom').click();
    await page.locator('#text').pressSequentially('Kan mijn dash');
    kitchen.write('Nieuwe tijd', { promise: '16:45' });
    await says(page, '#promise', '16:45');
    await page.keyboard.type('cam blijven?');
    expect(await page.locator('#text').inputValue()).toBe('Kan mijn dashcam blijven?');
    expect(await page.locator('#why').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#why-text').textContent()).toBe('Stand 2');
    expect(await page.locator('#note .callout').textContent()).toBe('Er is iets veranderd. Kijk nog even.');
    await page.locator('#text').fill('');
    await page.locator('[data-find]').focus();
    await page.locator('#note .callout').waitFor({ state: 'detached' });
    expect(await page.locator('#note input[name=key]').getAttribute('value')).toBe('2');
  });

  test('what is being read stays where it is when something is put above it', async () => {
    for (let number = 2; number <= 60; number += 1) kitchen.told.entries.push(`Regel ${number}`);
    const page = await live(open, kitchen);
    await page.locator('#entry-5').scrollIntoViewIfNeeded();
    const top = () => page.locator('#entry-5').evaluate((entry) => Math.round(entry.getBoundingClientRect().top));
    const before = await top();
    kitchen.write('Bovenaan, met een regel die lang genoeg is om op een telefoon over de rand te lopen.');
    await page.locator('#entry-61').waitFor();
    expect(await top()).toBe(before);
  });

  test('a fault stands at its field, which has the focus, and goes when it is mended', async () => {
    const page = await live(open, kitchen);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('#text-fault').waitFor();
    const text = page.locator('#text');
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    expect(await text.getAttribute('aria-describedby')).toBe('text-fault');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    await page.keyboard.type('Mag het ook morgen?');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await says(page, '#entry-2', 'Vraag: Mag het ook morgen?');
    // The news may be here before the answer that empties the field.
    await expect.poll(() => text.inputValue()).toBe('');
    expect(await page.locator('#note .error').count()).toBe(0);
    expect(await text.getAttribute('aria-invalid')).toBeNull();
    expect(await page.locator('#note[data-dirty]').count()).toBe(0);
    // The browser itself reports each answer that is not 2xx.
    expect(complaints(page).filter((said) => !said.includes('422'))).toEqual([]);
  });

  test('a refusal is said beside the button and the words stay', async () => {
    const page = await live(open, kitchen);
    await page.locator('#text').fill('te laat');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await says(page, '#note [role=alert]', 'Deze order is al opgehaald.');
    expect(await page.locator('#text').inputValue()).toBe('te laat');
    expect(await page.getByRole('button', { name: 'Verstuur' }).getAttribute('aria-disabled')).toBeNull();
  });

  test('words whose answer was lost are kept, and sent again they happen once', async () => {
    const page = await live(open, kitchen);
    kitchen.line.loseAnswers = true;
    await page.locator('#text').fill('Graag bellen');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await says(page, '#note [role=alert]', 'Niet opgeslagen. Uw tekst staat er nog.');
    expect(await page.locator('#text').inputValue()).toBe('Graag bellen');
    kitchen.line.loseAnswers = false;
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#text')?.value === '');
    expect(await entries(page)).toEqual([2, 1]);
    await page.locator('#text').fill('Iets anders');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('#entry-3').waitFor();
    expect(new Set(kitchen.keys).size).toBe(2);
    expect(kitchen.keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('a press that takes away its own button leaves the focus at the nearest heading', async () => {
    const page = await live(open, kitchen);
    await page.getByRole('button', { name: 'Klaar' }).click();
    await page.locator('#finish').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'now-title');
    expect(await page.locator('#now-title').textContent()).toBe('Uw auto is klaar');
    expect(page.url()).toBe(kitchen.url);
  });

  test('an answer that leads elsewhere is followed', async () => {
    const page = await live(open, kitchen);
    await page.locator('#text').fill('elders');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.waitForURL('**/elsewhere');
  });

  test('where sockets are blocked the page asks by itself, also after a press, and does not say it is live', async () => {
    kitchen.line.refuse = true;
    const page = await open();
    await page.clock.install();
    await page.goto(kitchen.url);
    await state(page, 'off');
    kitchen.write('Twee');
    await Promise.all([asked(page), page.clock.fastForward(11_000)]);
    await page.locator('#entry-2').waitFor();
    await says(page, '#live-text', /^Niet live\. Gekeken om \d\d:\d\d$/);
    kitchen.write('Drie');
    await Promise.all([asked(page), page.clock.fastForward(46_000)]);
    await page.locator('#entry-3').waitFor();
    await page.locator('#text').fill('En nu?');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('#entry-4').waitFor();
    expect(await page.locator('#live').getAttribute('data-state')).toBe('off');
    expect(kitchen.follows).toEqual([]);
  });

  test('a page that is shown again asks at once', async () => {
    kitchen.line.refuse = true;
    const page = await open();
    await page.goto(kitchen.url);
    await state(page, 'off');
    kitchen.write('Twee');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('#entry-2').waitFor();
  });

  test('a line that went dead without a word is noticed within ten seconds, said aloud, and so is its return', async () => {
    const page = await open();
    await page.clock.install();
    await page.goto(kitchen.url);
    await state(page, 'live');
    kitchen.hush();
    kitchen.line.refuse = true;
    await page.clock.runFor(10_000);
    expect(await page.locator('#live').getAttribute('data-state')).toBe('off');
    kitchen.write('Twee');
    await page.clock.runFor(5000);
    await says(page, '#announcer', /^Geen verbinding\. U ziet het nieuws van \d\d:\d\d\.$/);
    kitchen.line.refuse = false;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await says(page, '#announcer', 'Weer verbonden. Twee');
    expect(await page.locator('#live').getAttribute('data-state')).toBe('live');
  });

  test('news that nobody told is asked for now and then, and the page is live all the time', async () => {
    const page = await open();
    await page.clock.install();
    await page.goto(kitchen.url);
    await state(page, 'live');
    const goOn = async (seconds: number) => {
      kitchen.beat();
      const { seq } = kitchen.write('Nieuws');
      await page.locator(`#entry-${seq}`).waitFor();
      if (seq === 18) kitchen.told.entries.push('Wie dit zou vertellen, is er niet meer');
      await page.clock.runFor(seconds * 1000);
    };
    for (let i = 0; i < 16; i += 1) await goOn(5.3);
    await goOn(6.5);
    await page.locator('#entry-19').waitFor();
    expect(await page.locator('#live').getAttribute('data-state')).toBe('live');
    expect([kitchen.follows.length, kitchen.connections.size]).toEqual([2, 1]);
  });

  test('a link that no longer works is said, and asked for no more', async () => {
    const page = await live(open, kitchen);
    kitchen.line.gone = true;
    kitchen.cut();
    await says(page, '#live-text', 'Deze link werkt niet meer.');
    expect(await page.locator('#live').getAttribute('data-state')).toBe('off');
    expect(kitchen.follows).toHaveLength(2);
  });

  test('a page that spans orders shows what comes of any order, and is whole again after a cut', async () => {
    const page = await open();
    await page.goto(kitchen.url.replace('/follow/2417', '/desk'));
    await state(page, 'live');
    const promise = (time: string) => ({ id: 'promise', html: `<span id="promise">${time}</span>` });
    kitchen.push({ order: 'R12', seq: 40, fragments: [promise('16:00')] });
    await says(page, '#promise', '16:00');
    kitchen.push({ order: 2417, seq: 7, fragments: [promise('17:00')] });
    await says(page, '#promise', '17:00');
    kitchen.line.refuse = true;
    kitchen.cut();
    await state(page, 'off');
    kitchen.write('Twee', { promise: '18:00' });
    kitchen.line.refuse = false;
    await state(page, 'live');
    expect(await page.locator('#promise').textContent()).toBe('18:00');
    expect(kitchen.follows).toEqual([{ page: 'desk' }, { page: 'desk' }]);
  });

  test('a burst is one announcement', async () => {
    const page = await live(open, kitchen);
    for (const text of ['Een', 'Twee', 'Drie', 'Vier']) kitchen.write(text);
    await says(page, '#announcer', '4 nieuwe berichten, het laatste: Vier');
  });

  test('theme, sheet, search key and minutes work under the strict policy', async () => {
    const page = await live(open, kitchen);
    expect(await page.locator('[data-since]').textContent()).toBe('2 min');
    await page.getByRole('button', { name: 'Licht of donker' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'theme', value: 'dark', sameSite: 'Lax', path: '/' });
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-find'))).toBe(true);
    await page.keyboard.type('a/b');
    expect(await page.locator('[data-find]').inputValue()).toBe('a/b');
    await page.getByRole('button', { name: 'Meer' }).click();
    await page.getByRole('button', { name: 'Sluiten' }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Meer');
    expect(complaints(page)).toEqual([]);
  });
});

async function live(open: OpenPage, kitchen: FollowKitchen): Promise<Page> {
  const page = await open();
  await page.goto(kitchen.url);
  await state(page, 'live');
  return page;
}

const state = (page: Page, wanted: 'live' | 'off') => page.locator(`#live[data-state="${wanted}"]`).waitFor();

const says = (page: Page, place: string, text: string | RegExp) =>
  page.locator(place).filter({ hasText: text }).first().waitFor({ state: 'attached' });

const asked = (page: Page) => page.waitForResponse((response) => response.url().includes('/updates?after='));

const entries = (page: Page): Promise<number[]> =>
  page.locator('#timeline > li').evaluateAll((items) => items.map(({ id }) => Number(id.replace('entry-', ''))));
