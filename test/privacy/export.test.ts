import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { aKitchen, takeIn } from '../kitchen.ts';
import { aMarkedCustomer } from './a-marked-customer.ts';

// `npm run torture` asks for more of them.
const among = Number(process.env.AMONG ?? 5);

test('The export of one among many holds all that is theirs and nothing of anybody else, within a minute', async () => {
  const house = await aKitchen();
  const others: string[] = [];
  for (let i = 2; i < among; i += 1) {
    const name = `Ander${i}naam`;
    const [wishes, purpose] = [`Ander${i}wens`, `Ander${i}doel`];
    const { order } = await takeIn(house, { name, phone: `06${20_000_000 + i}`, wishes, purpose, plate: `A${i}Z` });
    const text = `Ander${i}notitie`;
    await house.as('Yusuf').post(`/orders/${order}/notes`, { text, audience: 'customer' });
    others.push(name, wishes, purpose, text);
  }
  const near = await aMarkedCustomer(house, 'b1');
  const one = await aMarkedCustomer(house, 'b2');
  const { dataDir, databaseUrl } = house.kitchen.settings;
  const file = path.join(dataDir, 'held.tar');
  const began = Date.now();
  const ran = await runCli({ dataDir, databaseUrl }, 'export', '--order', String(one.order), '--out', file);
  const seconds = (Date.now() - began) / 1000;
  expect(ran.err).toBe('');
  const held = readFileSync(file).toString('latin1').toLowerCase();
  const has = (word: string) => held.includes(word.toLowerCase());
  const missing = one.theirs.filter((word) => !has(word));
  const foreign = [...others, ...near.canaries].filter(has);
  const kitchenTalk = one.canaries.filter(
    (word) => !one.theirs.includes(word) && /keuken|opmerking|afwijking|opgelost/.test(word),
  );
  expect({ missing, foreign, talk: kitchenTalk.filter(has) }).toEqual({ missing: [], foreign: [], talk: [] });
  expect(kitchenTalk.length).toBeGreaterThan(3);
  expect(seconds).toBeLessThan(60);
  const counts = {
    customers: among,
    canaries: one.theirs.length,
    missing: missing.length,
    ofOthers: foreign.length,
    seconds,
  };
  if (process.env.FOUND) writeFileSync(process.env.FOUND, JSON.stringify(counts));
}, 600_000);
