import { expect, test } from 'vitest';
import type { Route } from '#src/route.ts';
import { everyRow } from '../database/every-row.ts';
import { aVictim, type Victim } from './a-victim.ts';
import { type Asked, askFor, asksOf, isAsked } from './asks.ts';
import { type Attacker, attackers } from './attackers.ts';
import { kinds } from './canaries.ts';
import { foundInFull } from './found-in-full.ts';
import { knockEverywhere } from './lines.ts';

// `npm run torture -- --only matrix` asks in every mix, by every method.
const whole = process.env.WHOLE_MATRIX === '1';

test('No answer to somebody who may not has a word of what is marked in it, and none changes it', async () => {
  const world = await aVictim();
  const found: Asked = { asks: 0, leaks: [], broken: [] };
  const changed: string[] = [];
  const all = await attackers(world);
  const { routes } = world.house.app;
  for (const attacker of all) {
    const before = await marked(world, attacker);
    for (const [i, route] of inTurn(routes).entries())
      if (isAsked(route, attacker) && (whole || isInShort(all.indexOf(attacker), i)))
        for (const ask of asksOf(route, world, attacker, whole)) await askFor(world.house.url, ask, attacker, found);
    if (attacker.mayWrite !== true && (await marked(world, attacker)) !== before) changed.push(attacker.name);
    await stillThemselves(world, attacker);
  }
  const lines = await knockEverywhere(world, all, found, whole);
  await expect(seenByRight(world)).resolves.toEqual(['kitchen', 'order', 'owner', 'shop']);
  expect({ leaks: found.leaks, broken: found.broken, changed }).toEqual({ leaks: [], broken: [], changed: [] });
  expect(found.asks).toBeGreaterThan(whole ? 20_000 : 800);
  foundInFull({
    attackers: all.length,
    routes: routes.length,
    asked: found.asks,
    lines,
    leaks: 0,
    changed: 0,
    '5xx': 0,
  });
}, 900_000);

/** Those who lost what they had are many and alike: in the suite each of them asks for another sixth. */
const isInShort = (attacker: number, route: number) => attacker < 7 || (attacker + route) % 6 === 0;

/** What ends an attacker's own session comes last: until then they are who they are. */
function inTurn(routes: Route[]): Route[] {
  const ends = ({ path }: Route) => /^\/(me|sign-out|switch)\b/.test(path);
  return [...routes.filter((route) => !ends(route)), ...routes.filter(ends)];
}

/** The rows of the order, or for a stranger to the shop of the whole shop. */
async function marked({ house, victim }: Victim, { own, asks }: Attacker): Promise<string> {
  const tables = JSON.parse(await everyRow(house.kitchen)) as [string, string[]][];
  const ofStaff = ['roles', 'templates', 'template_steps', 'shops', 'holidays'];
  const isTheirs = (name: string, row: string) => {
    if (asks !== 'all') return ofStaff.includes(name);
    return (
      row.includes(victim.orderId ?? '?') ||
      (own?.shop !== victim.shop && row.includes('"shop-one"') && ofStaff.includes(name))
    );
  };
  return JSON.stringify(tables.map(([name, rows]) => rows.filter((row) => isTheirs(name, row))));
}

/** Whoever lost their seat on the way would find nothing for that reason. */
async function stillThemselves({ house, victim }: Victim, { name, headers, own }: Attacker): Promise<void> {
  if (!own) return;
  const isCustomer = 'cookie' in headers;
  const path = isCustomer ? `/follow/${own.order}` : `/orders/${own.shop === victim.shop ? 2 : own.order}`;
  const { status } = await fetch(house.url + path, { headers: { ...headers, accept: 'application/json' } });
  expect(status, `${name} at their own order`).toBe(200);
}

/** What nobody could see anywhere would be no mark: the owner sees all of them, on pages and on a line. */
async function seenByRight(world: Victim): Promise<string[]> {
  const { house, victim } = world;
  const olga: Attacker = {
    name: 'Olga',
    headers: { authorization: `Bearer ${house.keys.Olga}` },
    never: kinds,
    own: null,
    asks: 'all',
  };
  const seen: Asked = { asks: 0, leaks: [], broken: [] };
  for (const route of house.app.routes.filter(({ method }) => method === 'get'))
    for (const ask of asksOf(route, world, olga, false)) await askFor(house.url, ask, olga, seen);
  const told: Asked = { asks: 0, leaks: [], broken: [] };
  await knockEverywhere(world, [olga], told);
  expect(told.leaks.join(), `a line at order ${victim.order}`).toMatch(/kitchen/);
  expect(seen.broken).toEqual([]);
  return [...new Set(seen.leaks.flatMap((leak) => / says (.*)$/.exec(leak)?.[1]?.split(',') ?? []))].sort();
}
