import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaints, withBrowser } from './browser.ts';
import { axeViolations, invalidHtml, sidewaysScroll } from './look.ts';

const goodPage = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Garage</title></head>
<body><main><h1>Uw auto</h1><p id="now">Stap 3 van 6, schoonmaken, klaar om 14:05</p></main></body></html>`;

const badPage = goodPage
  .replace('<p id="now">', '<img src="data:,"><p style="color: #ccc; width: 900px">')
  .replace(
    '</main>',
    '<div style="overflow-x: auto"><table style="width: 2000px"><tr><td>a</td></tr></table></div></main>',
  );

const strictPage = goodPage
  .replace('<title>', '<link rel="stylesheet" href="/a.css"><title>')
  .replace('</main>', '<noscript><p><img src="data:,"></p></noscript></main>');

withBrowser('the browser', (open) => {
  let address = '';
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'self'; img-src data:");
    if (request.url === '/a.css') response.setHeader('content-type', 'text/css').end('#now { color: #ccc }');
    else response.setHeader('content-type', 'text/html').end(strictPage);
  });
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  test('shows letters and not empty boxes', async () => {
    const page = await open();
    await page.setContent('<p style="font: 40px sans-serif; width: 3em; height: 1.5em; margin: 0"></p>');
    const picture = async (text: string): Promise<string> => {
      await page.locator('p').evaluate((p, shown) => {
        p.textContent = shown;
      }, text);
      return (await page.locator('p').screenshot()).toString('base64');
    };
    // Letters no font has all look the same.
    expect(await picture('i')).not.toBe(await picture('w'));
    expect(await picture('é')).not.toBe(await picture('e'));
    expect(await picture('€')).not.toBe(await picture('\u{10FFF0}'));
    expect(await picture('A')).not.toBe(await picture(' '));
  });

  test('looks as it was asked to', async () => {
    const page = await open({ lang: 'en', dark: true, width: 320 });
    await page.setContent(goodPage);
    const seen = await page.evaluate(() => ({
      lang: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
      width: innerWidth,
    }));
    expect(seen).toEqual({ lang: 'en-GB', dark: true, still: true, width: 320 });
  });

  test('can do without JavaScript, and is still looked at by axe', async () => {
    const page = await open({ js: false });
    await page.setContent(`${badPage}<script>document.title = 'ran'</script>`);
    expect(await page.title()).toBe('Garage');
    expect((await axeViolations(page)).join('\n')).toMatch(/^color-contrast: /m);
    await page.setContent(goodPage);
    expect(await axeViolations(page)).toEqual([]);
  });

  test.each([{ js: true }, { js: false }])('sees through the strictest policy, $js', async ({ js }) => {
    const page = await open({ js });
    await page.goto(address);
    expect(await page.locator('noscript p').count()).toBe(js ? 0 : 1);
    expect((await axeViolations(page)).join('\n')).toMatch(js ? /^color-contrast: .* at #now/m : /^image-alt: /m);
    expect(complaints(page)).toEqual([]);
  });

  test('gives every page to somebody new', async () => {
    const first = await open();
    await first.context().addCookies([{ name: 'a', value: 'b', url: 'http://127.0.0.1' }]);
    const second = await open();
    expect(await second.context().cookies()).toEqual([]);
  });

  test('tells what a page complained about, and asks nothing outside', async () => {
    const page = await open();
    await page.setContent(`${goodPage}<script>setTimeout(() => { throw new Error('broken') })</script>`);
    await page.setContent(`${goodPage}<img alt="" src="http://example.com/a.png">`);
    expect(complaints(page).join('\n')).toMatch(/broken[\s\S]*example\.com.*ERR_NAME_NOT_RESOLVED/);
  });

  test('finds nothing wrong with a good page', async () => {
    const page = await open({ width: 320 });
    await page.setContent(goodPage);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
    expect(complaints(page)).toEqual([]);
  });

  test('finds the faults of a bad one', async () => {
    const page = await open({ width: 320 });
    await page.setContent(badPage);
    const violations = (await axeViolations(page)).join('\n');
    expect(violations).toMatch(/^image-alt: .* at img\./m);
    expect(violations).toMatch(/^color-contrast: .* at p\./m);
    // The table is wide too, but scrolls inside its own box.
    expect(await sidewaysScroll(page)).toEqual([expect.stringMatching(/^p\. ends at 908 of 320$/)]);
  });
});

test('valid HTML is let through, as a page and as a fragment', async () => {
  expect(await invalidHtml(goodPage)).toEqual([]);
  expect(
    await invalidHtml('<li id="entry-3" data-into="timeline"><time datetime="2026-11-02T13:05:00Z">13:05</time></li>'),
  ).toEqual([]);
});

test.each([
  ['an id twice', '<p id="a"></p><p id="a"></p>', /no-dup-id/],
  ['a block in a paragraph', '<p><div></div></p>', /close-order|element-permitted-content/],
  ['a button in a link', '<a href="/"><button type="button">a</button></a>', /element-permitted-content/],
  ['an element left open', '<ul><li>a</ul></section>', /close-order/],
  ['an attribute twice', '<p class="a" class="b"></p>', /no-dup-attr/],
  ['an unknown element', '<blinker></blinker>', /element-name|no-unknown-elements/],
  ['a wrong value', '<input type="colour">', /attribute-allowed-values/],
  ['a page without a doctype', goodPage.replace('<!doctype html>', ''), /missing-doctype/],
  ['a label for nobody', goodPage.replace('<p id', '<label for="x">a</label><p id'), /no-missing-references/],
])('%s is not valid HTML', async (_name, html, why) => {
  expect((await invalidHtml(html)).join('\n')).toMatch(why);
});
