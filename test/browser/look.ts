import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result, run } from 'axe-core';
import { HtmlValidate, type RuleConfig, StaticConfigLoader } from 'html-validate';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands, WCAG 2.2 AA and good practice; one line for each element. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { scriptless, dark } = await page.evaluate(() => ({
    scriptless: matchMedia('(scripting: none)').matches,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
  }));
  const shown = scriptless ? await copyWithScript(page, dark ? 'dark' : 'light') : page;
  // Evaluated and not added as a script element: the page's own policy refuses that, rightly.
  await shown.evaluate(axe);
  const { violations, passed } = await shown.evaluate(runAxe, tags);
  if (passed === 0) throw new Error('axe passed nothing: was there a page?');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} at ${target.join(' ')}. ${oneLine(failureSummary)}`),
  );
}

/** In the page. What passed is counted there: describing all of it and bringing it here takes longer than looking. */
async function runAxe(values: string[]): Promise<{ violations: Result[]; passed: number }> {
  const { axe: loaded } = globalThis as unknown as { axe: { run: typeof run } };
  const runOnly = { type: 'tag' as const, values };
  // Fetching in advance is for pages that play something, and takes a request for each.
  const asked = { runOnly, resultTypes: ['violations' as const], preload: false };
  const { violations, passes } = await loaded.run(document, asked);
  return { violations, passed: passes.length };
}

// Axe waits for timers, which never fire where scripts are switched off: it looks at the same markup where they may run.
async function copyWithScript(page: Page, colorScheme: 'dark' | 'light'): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ viewport: page.viewportSize(), colorScheme, reducedMotion: 'reduce' });
  if (!context) throw new Error('the page has no browser any more');
  const copy = await context.newPage();
  const markup = await page.content();
  const body = markup.replaceAll(/<script\b[\s\S]*?<\/script>|<\/?noscript\b[^>]*>/g, '');
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body }));
  if (page.url().startsWith('http')) await copy.goto(page.url());
  else await copy.setContent(body);
  return copy;
}

/** Which elements make the page wider than its window; none if one need not scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const room = root.clientWidth;
    if (Math.max(root.scrollWidth, document.body.scrollWidth) <= room) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      element !== root &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !scrolls(element.parentElement))
      .map((element) => {
        const name = `${element.tagName.toLowerCase()}${element.id && `#${element.id}`}`;
        const ends = Math.round(element.getBoundingClientRect().right);
        return `${name}.${element.getAttribute('class') ?? ''} ends at ${ends} of ${room}`;
      });
    return wide.length > 0 ? wide : [`the page is ${root.scrollWidth} wide in a window of ${room}`];
  });
}

/** Where a page, or a fragment of one, is not valid by the HTML standard; matters of style are nobody's business here. */
export async function invalidHtml(html: string): Promise<string[]> {
  const { results } = await (/<html\b/i.test(html) ? wholePage : fragment).validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

const validator = (rules: RuleConfig): HtmlValidate =>
  new HtmlValidate(
    new StaticConfigLoader({ root: true, elements: ['html5'], extends: ['html-validate:standard'], rules }),
  );

// The standard asks of an id only that it is there and holds no blank.
const fragment = validator({ 'valid-id': ['error', { relaxed: true }] });
const wholePage = validator({
  'valid-id': ['error', { relaxed: true }],
  'missing-doctype': 'error',
  'no-missing-references': 'error',
});

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
