import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aPoisonedOrder, type Poison, type Poisoned } from '../attack/a-poisoned-order.ts';
import { foundInFull } from '../attack/found-in-full.ts';
import { payloads } from '../attack/payloads.ts';
import { standing, stretch, type Tripped } from '../attack/trip-wire.ts';
import { aKitchen, type TestKitchen } from '../kitchen.ts';
import { table } from '../whole/may-table.ts';
import { complaints, withBrowser } from './browser.ts';
import { signIn } from './sign-in.ts';

// `npm run torture -- --only canaries`: every text alone in every place, one round for each.
const rounds = process.env.WHOLE_CANARIES === '1' ? payloads.length : 0;

withBrowser('Words that are scripts', (open) => {
  test('are words on every page of everybody, in what is pushed, in print and in JSON', async () => {
    const house = await aKitchen({ signIn: true, at: 'real' });
    const everybody = [
      await look(await open()),
      await look(await open({ width: 1280 })),
      await look(await open()),
    ] as const;
    const [customer, owner, bench] = everybody;
    await signIn(owner.page, house, 'Olga');
    await signIn(bench.page, house, 'Yusuf');
    const found: Found = { refused: [], wrong: [], pages: 0, places: 0, texts: 0, unseen: [] };
    for (let round = 0; round < Math.max(1, rounds); round += 1) {
      const { poison, given } = rounds > 0 ? oneEach(round) : manyEach();
      const poisoned = await aPoisonedOrder(house, poison, found.refused);
      const seen = new Set<string>();
      const turn = async ({ page, tripped }: Looking, paths: string[]) => {
        for (const path of paths) {
          await page.goto(house.url + path);
          const here = await standing(page, given);
          for (const text of here) seen.add(text);
          found.places += here.length;
          found.pages += 1;
          found.wrong.push(...faultsOf(path, await tripped(), page));
        }
      };
      await Promise.all([
        turn(customer, pagesOfCustomer(poisoned)),
        turn(owner, [...pagesOfOrder(poisoned), ...(round % 25 === 0 ? shopPages : [])]),
        turn(bench, pagesOfBench(poisoned)),
      ]);
      await push(house, poisoned, poison, everybody, found);
      found.texts += given.length;
      found.unseen.push(...given.filter((text) => !seen.has(text)));
    }
    expect({ refused: found.refused, wrong: found.wrong }).toEqual({ refused: [], wrong: [] });
    expect(found.unseen.length / found.texts, found.unseen.join('\n')).toBeLessThan(0.25);
    const { texts, pages, places } = found;
    foundInFull({
      payloads: payloads.length,
      texts,
      pages,
      places,
      'scripts run': 0,
      violations: 0,
      'foreign elements': 0,
    });
  }, 1_800_000);
});

type Looking = { page: Page; tripped: () => Promise<Tripped> };
type Found = { refused: string[]; wrong: string[]; pages: number; places: number; texts: number; unseen: string[] };

const look = async (page: Page): Promise<Looking> => ({ page, tripped: await stretch(page) });

const pagesOfCustomer = ({ order, link, photo }: Poisoned) => [
  ...[new URL(link).pathname, `/follow/${order}/photos/${photo}`, `/follow/${order}/updates?after=0`],
];
const pagesOfOrder = ({ order, photo }: Poisoned) => [
  ...[`/orders/${order}`, `/orders/${order}/card`, `/desk?order=${order}`, `/orders/${order}/photos/${photo}`],
  ...['/orders', `/orders/${order}/entries?after=0`],
];
const pagesOfBench = ({ order, step }: Poisoned) => [
  ...[
    `/bench/${order}`,
    '/bench',
    '/bench/questions',
    `/bench/${order}/pause/${step}`,
    `/bench/${order}/note/${step}`,
    '/me',
  ],
];
/** Every page that is about no order; in the suite those that hold most words. */
const allShopPages = Object.keys(table)
  .filter((name) => /^GET [^:]+$/.test(name) && !/updates|offline|setup|file$/.test(name))
  .map((name) => name.slice('GET '.length))
  .concat('/templates/brakes');
const shopPages = rounds > 0 ? allShopPages : ['/people', '/templates', '/settings/holidays', '/desk'];

/** One text alone in each place, another one in every round. */
function oneEach(round: number): { poison: Poison; given: string[] } {
  const given: string[] = [];
  return {
    given,
    poison(most) {
      const from = payloads.slice((round + given.length) % payloads.length).concat(payloads);
      const text = from.find(({ length }) => length <= most) ?? 'N';
      given.push(text);
      return text;
    },
  };
}

/** All of them in one round: as many in each place as there is room for. */
function manyEach(): { poison: Poison; given: string[] } {
  const given: string[] = [];
  let next = 0;
  return {
    given,
    poison(most) {
      const texts: string[] = [];
      for (let room = Math.min(most, 700); ; next += 1) {
        const text = payloads[next % payloads.length] ?? '';
        if (text.length > room) {
          if (texts.length > 0) break;
          continue;
        }
        texts.push(text);
        room -= text.length + 1;
      }
      given.push(...texts);
      return texts.join(' ');
    },
  };
}

/** What comes while a page is open, as a fragment. */
async function push(
  house: TestKitchen,
  { order, cookie }: Poisoned,
  poison: Poison,
  [customer, owner, bench]: readonly [Looking, Looking, Looking],
  found: Found,
): Promise<void> {
  const open: [Looking, string][] = [
    [customer, `/follow/${order}`],
    [owner, `/orders/${order}`],
    [bench, `/bench/${order}`],
  ];
  const hears = open.map(async ([{ page }, path]) => {
    const followed = page
      .waitForEvent('websocket')
      .then((line) => line.waitForEvent('framereceived', (frame) => `${frame.payload}`.startsWith('43')));
    await Promise.all([followed, page.goto(house.url + path)]);
  });
  await Promise.all(hears);
  const text = `${poison(1000)} nieuws van ${order}`;
  await house.as('Yusuf').post(`/orders/${order}/notes`, { text, audience: 'customer' });
  const headers = { cookie, accept: 'application/json', 'content-type': 'application/json' };
  const body = JSON.stringify({ text: poison(1000) });
  await fetch(`${house.url}/follow/${order}/questions`, { method: 'POST', headers, body });
  for (const [{ page, tripped }, path] of open) {
    const came = page.waitForFunction((said) => document.body.textContent?.includes(said), `nieuws van ${order}`, {
      timeout: 15_000,
    });
    await came.catch(() => found.wrong.push(`${path} does not show what was pushed`));
    found.places += 1;
    found.wrong.push(...faultsOf(`what is pushed to ${path}`, await tripped(), page));
  }
}

function faultsOf(path: string, { ran, violations, elements, elsewhere }: Tripped, page: Page): string[] {
  const faults = {
    ran,
    violations,
    elements,
    elsewhere,
    complaints: complaints(page)
      .splice(0)
      .filter((one) => !/ERR_ABORTED/.test(one)),
  };
  return Object.entries(faults).flatMap(([what, all]) => all.map((one) => `${path}: ${what}: ${one}`));
}
