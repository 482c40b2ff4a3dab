import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commandsOf } from '#src/seed/commands.ts';
import { readSeed } from '#src/seed/read-seed.ts';
import { seed } from '#src/seed/seed.ts';
import { seedHouse } from '#src/seed-house.ts';
import { aKitchen } from '../kitchen.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/seeding.md'), 'utf8');

test('The example in the documentation works as it stands', async () => {
  const house = await aKitchen();
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  const file = readSeed(example);
  // The shop of the tests has no code either; the example is to open one of its own.
  const made = await seed(house.kitchen, seedHouse, { shops: file.shops.map((shop) => ({ ...shop, code: 'W' })) });
  expect(made.orders.map(({ order }) => order)).toEqual(['W1']);
});

test('The documentation names every command there is', () => {
  for (const name of commandsOf(seedHouse.routes).keys()) expect(text).toContain(`\`${name}\``);
});
