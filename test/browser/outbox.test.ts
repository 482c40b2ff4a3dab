import { expect, test } from 'vitest';
import { customerOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import { emailOf, password } from '../kitchen.ts';
import { aPhoto } from '../photos/a-photo.ts';
import { aDevice } from './a-device.ts';
import { withBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll } from './look.ts';
import { allGone, atWork, before, counted, cutLine, done, entriesOf, notesOf, writeNote } from './outbox/at-work.ts';
import { signIn } from './sign-in.ts';

// What is sent is held back by Playwright here, and that does not go well with a service worker in between.
const noWorker = { more: { serviceWorkers: 'block' } } as const;

withBrowser('What is done on the bench without a connection', (open) => {
  test('waits where one sees it, stays after a reload, and arrives in its order with the time it was made', async () => {
    const { house, order, link } = await atWork();
    const customer = customerOf(house, order, await openLink(house.url, link));
    await customer.ask('Piepen ze straks nog?');
    const page = await open(noWorker);
    await page.clock.install();
    await before(page, house, 'Yusuf', order);
    const restore = await cutLine(page.context());

    await writeNote(page, 'Links is klaar.');
    await counted(page, '1 wacht');
    await page.locator('#announcer', { hasText: 'Bewaard op dit toestel: 1 wacht.' }).waitFor();
    await writeNote(page, 'Zo zag de schijf eruit.', await aPhoto({ width: 2400, height: 1800 }));
    await counted(page, '2 wachten');
    await page.goto(`${house.url}/bench/questions`);
    await page.locator('form[action*="/questions/"] textarea').first().fill('Nee, dat is dan over.');
    await page.locator('button[formaction$="/answer"]').first().click();
    await counted(page, '3 wachten');
    expect(await page.locator('#outbox-list > li').allInnerTexts()).toEqual([
      expect.stringMatching(
        /Plaats notitie · Alleen de keuken · Vervang schijven[\s\S]*, order 1[\s\S]*Links is klaar\./,
      ),
      expect.stringMatching(/Zo zag de schijf eruit\./),
      expect.stringMatching(/Antwoord[\s\S]*Nee, dat is dan over\./),
    ]);
    expect(await page.locator('#out-2 canvas[role="img"]').count()).toBe(1);
    expect(await page.locator('#outbox').innerText()).toContain('Alles staat veilig op dit toestel.');
    expect([...(await axeViolations(page)), ...(await sidewaysScroll(page))]).toEqual([]);

    await page.reload();
    await counted(page, '3 wachten');
    expect(await notesOf(house, order)).toEqual([]);
    await page.clock.fastForward('02:05');
    await restore();
    await allGone(page);
    await page.locator('#announcer', { hasText: 'Alles is verzonden.' }).waitFor();

    const arrived = (await entriesOf(house, order)).filter(({ actor }) => actor === house.ids.Yusuf).slice(-3);
    expect(arrived.map(({ kind, text }) => [kind, text])).toEqual([
      ['note-added', 'Links is klaar.'],
      ['note-added', 'Zo zag de schijf eruit.'],
      ['question-answered', 'Nee, dat is dan over.'],
    ]);
    expect(arrived[1]?.photos).toHaveLength(1);
    // Two minutes ago there was no order yet, and nothing is done before there is one.
    const [opened] = await entriesOf(house, order);
    for (const { made } of arrived) expect(made).toBe(opened?.at);
  });

  test('is there after the phone was off, and goes when the Wi-Fi is back', async () => {
    const { house, order } = await atWork();
    const device = await aDevice();
    await before(device.page(), house, 'Yusuf', order);
    await device.keeps(`/bench/${order}`);
    await device.offline(true);
    await writeNote(device.page(), 'Onderweg geschreven.');
    await counted(device.page(), '1 wacht');
    const page = await device.restart();
    await page.goto(`${house.url}/bench/${order}`);
    await counted(page, '1 wacht');
    await device.offline(false);
    await allGone(page);
    expect(await notesOf(house, order)).toEqual(['Onderweg geschreven.']);
  });

  test('With a line nothing is to be seen of all this, and a refusal comes back to its form with what was typed', async () => {
    const { house, order } = await atWork();
    const page = await before(await open(noWorker), house, 'Yusuf', order);
    const seen: string[] = [];
    await page.exposeFunction('shown', (text: string) => seen.push(text));
    await page.evaluate(() => {
      const box = document.getElementById('outbox') as HTMLElement;
      new MutationObserver(
        () => box.hidden || (window as never as { shown: (text: string) => void }).shown(box.innerText),
      ).observe(box, { attributes: true });
    });
    await page.route(/\/notes$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.fallback();
    });
    await writeNote(page, 'Met verbinding.');
    await page.locator('#steps', { hasText: 'Met verbinding.' }).waitFor();
    const form = page.locator('#acts form[action$="/notes"]');
    await form.locator('textarea').fill('x'.repeat(5001));
    await form.locator('input[value="kitchen"]').check();
    await form.locator('button[type="submit"]').click();
    await form.locator('.error').first().waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('x'.repeat(5001));
    expect(seen).toEqual([]);
    expect(await notesOf(house, order)).toEqual(['Met verbinding.']);
  });
});

withBrowser('What the world overtook', (open) => {
  test('stands beside what happened, with later acts behind it, and goes when it is sent again', async () => {
    const { house, order, brakes } = await atWork();
    const page = await before(await open(noWorker), house, 'Yusuf', order);
    await done(house, 'Tom', order, 'notes', { text: 'Dit staat er al.', audience: 'kitchen' });
    const { length: last } = await entriesOf(house, order);
    await page.waitForFunction((number) => Number(document.body.dataset.after) === number, last);
    const restore = await cutLine(page.context());
    await page.locator(`form[action$="${brakes}/finish"] button:visible`).click();
    await counted(page, '1 wacht');
    await writeNote(page, 'Alles getest.');
    await counted(page, '2 wachten');
    await done(house, 'Yusuf', order, `steps/${brakes}/pause`, { reason: 'part' });
    await restore();
    await counted(page, '1 wacht, 1 lukt niet');
    const refused = page.locator('#out-1');
    await refused.locator('[data-part="happened"] li', { hasText: 'staat even stil' }).waitFor();
    // What the page showed before it was pressed did not happen meanwhile.
    expect(await refused.locator('[data-part="happened"] li').count()).toBe(1);
    expect(await refused.innerText()).toMatch(/Klaar · Vervang schijven[\s\S]*staat op pauze\. Druk eerst op Verder/);
    await page.locator('#announcer', { hasText: 'Dit lukt niet: Klaar · Vervang schijven' }).waitFor();
    expect(await refused.locator('[data-press="change"]').isVisible()).toBe(false);
    expect([...(await axeViolations(page)), ...(await sidewaysScroll(page))]).toEqual([]);

    await done(house, 'Yusuf', order, `steps/${brakes}/resume`);
    await refused.locator('[data-press="again"]').click();
    await allGone(page);
    const ends = (await entriesOf(house, order)).slice(-2).map(({ kind }) => kind);
    expect(ends).toEqual(['step-finished', 'note-added']);
  });

  test('is changed where it stands and sent anew, and has its photo still', async () => {
    const { house, order } = await atWork();
    const page = await before(await open(noWorker), house, 'Yusuf', order);
    const restore = await cutLine(page.context());
    await writeNote(page, `Te lang: ${'x'.repeat(5000)}`, await aPhoto());
    await writeNote(page, 'Daarna.');
    await counted(page, '2 wachten');
    const keys: (string | undefined)[] = [];
    page.on('request', (one) => one.method() === 'POST' && keys.push(one.headers()['idempotency-key']));
    await restore();
    await counted(page, '1 wacht, 1 lukt niet');
    expect(await page.locator('#out-1').innerText()).toMatch(/Dit is te lang: 5\.?009 tekens/);
    await page.locator('#out-1 [data-press="change"]').click();
    expect(await page.locator('#out-1 [data-press="again"]').isVisible()).toBe(false);
    const area = page.locator('#out-1 textarea');
    expect(await area.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(await area.inputValue()).toHaveLength(5009);
    await area.fill('Nu korter.');
    await page.locator('#out-1 form button[type="submit"]').click();
    await allGone(page);
    expect(await notesOf(house, order)).toEqual(['Nu korter.', 'Daarna.']);
    expect(new Set(keys).size).toBe(3);
    const [note] = (await entriesOf(house, order)).filter(({ kind }) => kind === 'note-added');
    expect(note?.photos).toHaveLength(1);
  });

  test('can be dropped, and taken back for ten seconds', async () => {
    const { house, order, brakes } = await atWork();
    const page = await open(noWorker);
    await page.clock.install();
    await before(page, house, 'Yusuf', order);
    const restore = await cutLine(page.context());
    await page.locator(`form[action$="${brakes}/finish"] button:visible`).click();
    await writeNote(page, 'Hierna.');
    await counted(page, '2 wachten');
    await done(house, 'Yusuf', order, `steps/${brakes}/pause`, { reason: 'part' });
    await restore();
    const [drop, undo] = ['drop', 'undo'].map((press) => page.locator(`#out-1 [data-press="${press}"]`));
    await drop?.click();
    await undo?.waitFor();
    expect(await undo?.evaluate((button) => document.activeElement === button)).toBe(true);
    await undo?.click();
    await drop?.click();
    await undo?.waitFor();
    expect(await notesOf(house, order)).toEqual([]);
    await page.clock.fastForward(11_000);
    await allGone(page);
    expect(await notesOf(house, order)).toEqual(['Hierna.']);
    expect((await entriesOf(house, order)).map(({ kind }) => kind)).not.toContain('step-finished');
  });
});

withBrowser('Whose it is', (open) => {
  test('Signed out meanwhile: the page says so, and after signing in it goes', async () => {
    const { house, order } = await atWork();
    const page = await before(await open(noWorker), house, 'Yusuf', order);
    const restore = await cutLine(page.context());
    await writeNote(page, 'Voor het uitloggen.');
    await counted(page, '1 wacht');
    await page.context().clearCookies({ name: /session/ });
    await restore();
    const link = page.locator('#outbox-sign-in a');
    await link.click();
    await page.locator('input[name="email"]').fill(emailOf('Yusuf'));
    await page.locator('input[name="password"]').fill(password);
    await page.locator('main form button[type="submit"]').first().click();
    await page.waitForURL('**/bench');
    await expect.poll(() => notesOf(house, order), { timeout: 10_000 }).toEqual(['Voor het uitloggen.']);
    await allGone(page);
  });

  test('Two tabs send it once', async () => {
    const { house, order } = await atWork();
    const first = await before(await open(noWorker), house, 'Yusuf', order);
    const second = await first.context().newPage();
    await second.goto(`${house.url}/bench`);
    const restore = await cutLine(first.context());
    await writeNote(first, 'Een.');
    await writeNote(first, 'Twee.');
    for (const page of [first, second]) await counted(page, '2 wachten');
    const sent: string[] = [];
    first.context().on('response', (answer) => {
      if (answer.request().method() === 'POST') sent.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
    await restore();
    for (const page of [first, second]) await allGone(page);
    expect(sent).toEqual([`200 /orders/${order}/notes`, `200 /orders/${order}/notes`]);
    expect(await notesOf(house, order)).toEqual(['Een.', 'Twee.']);
  });

  test('At a shared device nobody sees or sends what is another’s, and it goes when they are back', async () => {
    const { house, order } = await atWork();
    const yusuf = await before(await open(noWorker), house, 'Yusuf', order);
    const restore = await cutLine(yusuf.context());
    await writeNote(yusuf, 'Van Yusuf.');
    await counted(yusuf, '1 wacht');
    const priya = await yusuf.context().newPage();
    await priya.goto(`${house.url}/sign-in?password=`);
    await priya.locator('input[name="email"]').fill(emailOf('Priya'));
    await priya.locator('input[name="password"]').fill(password);
    await priya.locator('main form button[type="submit"]').first().click();
    await priya.waitForURL('**/bench');
    await priya.goto(`${house.url}/bench/${order}`);
    await writeNote(priya, 'Van Priya.');
    await counted(priya, '1 wacht');
    expect(await priya.locator('#outbox').innerHTML()).not.toContain('Van Yusuf.');
    await restore();
    await allGone(priya);
    // His page is still open, with her cookie: it is not sent in her name.
    await yusuf.locator('#outbox-sign-in').waitFor();
    expect(await notesOf(house, order)).toEqual(['Van Priya.']);
    await yusuf.close();

    await priya.context().clearCookies();
    await signIn(priya, house, 'Yusuf');
    await expect.poll(() => notesOf(house, order), { timeout: 10_000 }).toEqual(['Van Priya.', 'Van Yusuf.']);
    const [, his] = (await entriesOf(house, order)).filter(({ kind }) => kind === 'note-added');
    expect(his?.actor).toBe(house.ids.Yusuf);
  });
});
