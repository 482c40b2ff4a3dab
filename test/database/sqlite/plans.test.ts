import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { lookAtClock } from '#src/keep-time.ts';
import { aKitchen, takeIn } from '../../kitchen.ts';

// What there is more of with every order.
const growing =
  /^(SCAN|SEARCH) (orders|entries|steps|search_words|links|promises|questions|exceptions|followers|customers|subjects|photos|command_keys)\b/;
// A whole table, or all of one shop: with every order it takes longer.
const readsAll = (plan: string) => growing.test(plan) && (plan.startsWith('SCAN') || plan.endsWith('(shop=?)'));
// Indexes of what is open alone, of which there is not more in a shop of many years.
const ofWhatIsOpen = /_(open|due|offered|to_remove|broken|left)\b/;

test('No page, search, command or look at the clock reads all that a shop ever did', async () => {
  const asked = new Set<string>();
  const prepare = BetterSqlite.prototype.prepare;
  BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, text: string) {
    asked.add(text);
    return prepare.call(this, text);
  } as typeof prepare;
  try {
    const house = await aKitchen();
    const { order: number } = await takeIn(house);
    for (const address of [
      `/orders/${number}`,
      '/orders?q=volvo',
      '/orders?q=volvo+brake&state=ready',
      '/orders/new?q=sanne+06',
    ])
      await house.as('Marieke').get(address).expect(200);
    await house.as('Marieke').get('/desk').expect(200);
    for (const address of ['/bench', '/bench/questions', `/bench/${number}`])
      await house.as('Yusuf').get(address).expect(200);
    await lookAtClock(house.kitchen, house.clock.now - 60_000);
    const connection = new BetterSqlite(path.join(house.kitchen.settings.dataDir, 'open-kitchen.db'));
    const reading = [...asked].filter((text) => /^(select|update|delete)/.test(text));
    expect(reading.length).toBeGreaterThan(30);
    const plans = reading.map((text) => ({ text, plan: planOf(connection, text) }));
    connection.close();
    const isWrong = (plan: string) => readsAll(plan) && !ofWhatIsOpen.test(plan);
    // A page of a list goes on until it is full and no further.
    expect(plans.filter(({ text, plan }) => plan.some(isWrong) && !/ limit \?( offset \?)?$/.test(text))).toEqual([]);
  } finally {
    BetterSqlite.prototype.prepare = prepare;
  }
});

function planOf(connection: BetterSqlite.Database, text: string): string[] {
  const rows = connection.prepare(`explain query plan ${text}`).all(...(text.match(/\?/g) ?? []).map(() => null));
  return (rows as { detail: string }[]).map(({ detail }) => detail);
}
