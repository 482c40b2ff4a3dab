import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, describe } from 'vitest';
import { type FoundChromium, findChromium } from './find-chromium.ts';

/** How somebody looks at a page. What is not said: Dutch, light, a phone of 390 points, with JavaScript. */
export type Look = {
  lang?: 'nl' | 'en';
  dark?: boolean;
  width?: number;
  js?: boolean;
  /** Playwright's own settings for what is rarer: forcedColors, baseURL, storageState… */
  more?: BrowserContextOptions;
};

export type OpenPage = (look?: Look) => Promise<Page>;

/**
 * A group of tests that need a real browser. Every page that `open` gives is somebody new: no cookie and no cache
 * of anyone else. Without a Chromium the group is skipped and says why; on CI it fails instead.
 */
export function withBrowser(name: string, tests: (open: OpenPage) => void): void {
  if (!found && process.env.CI) throw new Error(nothingFound);
  describe.skipIf(!found)(name, () => {
    afterEach(async () => {
      for (const context of (await browser)?.contexts() ?? []) await context.close();
    });
    tests(async (look) => openPage(await running(), look));
  });
}

/** What the browser complained about on this page since it was opened: script errors, refused styles, lost files. */
export const complaints = (page: Page): string[] => heard.get(page) ?? [];

const nothingFound =
  "No Chromium: set CHROMIUM to one, install Debian's chromium, or run on Linux x64, where npm brings one.";
const found: FoundChromium | null = await findChromium();
if (!found && !process.env.CI) console.warn(`${nothingFound} Browser tests are left out.`);

const heard = new WeakMap<Page, string[]>();

// Started by the first who opens a page, because some groups bring devices of their own; one for all the files of a
// worker, and it ends with the worker.
let browser: Promise<Browser> | undefined;

function running(): Promise<Browser> {
  if (!found) throw new Error(nothingFound);
  browser ??= chromium.launch(startOf(found));
  return browser;
}

/** How it is started, also where a test starts one of its own. */
export function startOf({ executablePath, env }: FoundChromium) {
  return {
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // Pages live for a moment here: to compile their scripts well takes more than it saves.
      '--js-flags=--no-opt --no-maglev',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing outside this machine is ever asked for, not even its name.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  };
}

async function openPage(browser: Browser, look: Look = {}): Promise<Page> {
  const { lang = 'nl', dark = false, width = 390, js = true, more = {} } = look;
  const context = await browser.newContext({
    locale: lang === 'nl' ? 'nl-NL' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 844 },
    javaScriptEnabled: js,
    // Colours halfway through a transition would be measured as they are.
    reducedMotion: 'reduce',
    ...more,
  });
  const page = await context.newPage();
  const said: string[] = [];
  heard.set(page, said);
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (fault) => said.push(String(fault)));
  page.on('requestfailed', (request) => said.push(`${request.url()} failed: ${request.failure()?.errorText}`));
  return page;
}
