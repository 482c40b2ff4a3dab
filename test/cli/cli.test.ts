import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommandLine } from '#src/cli/command-line.ts';
import { commands } from '#src/cli-commands.ts';
import type { Where } from '#src/database/open-database.ts';
import { slowHashing } from '#src/people/hashing.ts';
import { freshDatabase } from '../database/fresh.ts';
import { agent, aKitchen } from '../kitchen.ts';
import { runCli } from './run-cli.ts';

/** A place where nothing is yet, and files to hand in. */
async function aPlace(): Promise<{ where: Where; file: (name: string, text: string) => string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-kitchen-cli-'));
  const { drop, ...where } = await freshDatabase(folder, 'empty');
  onTestFinished(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  return { where, file };
}

const header = 'case_id,activity,resource,start,end';
const wash = 'R-1,Wash,Tom,2026-11-02T08:00:00Z,2026-11-02T08:10:00Z';

/** A command line that is typed wrongly is told so before anything is opened: no process is needed to see it. */
async function typed(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const keep = (where: 'out' | 'err') => (text: string) => {
    said[where] += `${text}\n`;
  };
  return { code: await runCommandLine(commands, args, { out: keep('out'), err: keep('err') }), ...said };
}

test('The help lists every command, and a typing error is told with code 2', async () => {
  const help = await typed('--help');
  expect(help.code).toBe(0);
  for (const name of Object.keys(commands)) expect(help.out).toContain(`  ${name}`);
  const unknown = await typed('sead', 'file.json');
  expect([unknown.code, unknown.err, unknown.out]).toEqual([2, expect.stringContaining('"sead"'), '']);
  const noFile = await typed('import-history', '--json');
  expect([noFile.code, noFile.err]).toEqual([2, expect.stringMatching(/Which file\? Use: import-history FILE/)]);
  expect(JSON.parse(noFile.out)).toEqual({ error: noFile.err.trim() });
  expect((await typed('replay', 'x.csv', '--speed', 'fast')).err).toContain('--speed is a number above 0');
});

test('What is typed wrongly is told by the program itself too', async () => {
  const { where } = await aPlace();
  const ran = await runCli(where, 'sead', '--json');
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('"sead"')]);
  expect(ran.json()).toEqual({ error: ran.err.trim() });
}, 60_000);

test('A person added beside a running server can work there at once', async () => {
  const house = await aKitchen({ at: 'real', hashing: slowHashing });
  const person = ['--name', 'Noor', '--role', 'desk', '--email', 'noor@example.org', '--password', 'een zin voor Noor'];
  const added = await runCli(house.kitchen.settings, 'staff', 'add', ...person, '--key', '--json');
  expect(added.code, added.err).toBe(0);
  const { key } = added.json() as { key: string };
  expect((await agent(house.url, key).get('/orders')).status).toBe(200);
  const come = { email: 'noor@example.org', password: 'een zin voor Noor' };
  expect((await house.stranger().post('/sign-in').type('form').send(come)).status).toBe(303);
  const again = await runCli(house.kitchen.settings, 'staff', 'add', ...person);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('e-mail')]);
}, 60_000);

test('Without a shop there is nothing to import into, and it says what to do', async () => {
  const { where, file } = await aPlace();
  const ran = await runCli(where, 'import-history', file('log.csv', `${header}\n${wash}`));
  expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('There is no shop yet.')]);
}, 60_000);

test('A bad line is named with its number and nothing of the file is kept; the right file is imported once', async () => {
  const house = await aKitchen({ at: 'real' });
  const where = house.kitchen.settings;
  const { file } = await aPlace();
  const bad = file('bad.csv', `${header}\n${wash}\nR-2,Wash,Tom,,yesterday\n`);
  const refused = await runCli(where, 'import-history', bad, '--json');
  expect([refused.code, refused.err]).toEqual([1, 'line 3: end is no ISO 8601 time: "yesterday"\n']);
  expect(refused.json()).toMatchObject({ faults: [{ line: 3 }] });
  expect((await house.as('Olga').get('/orders?state=all')).body.orders).toEqual([]);

  const good = file('good.csv', `${header}\n${wash}\n`);
  const done = await runCli(where, 'import-history', good, '--json');
  expect(done.json()).toEqual({ orders: 1, steps: 1, known: 0 });
  const again = await runCli(where, 'import-history', good);
  expect([again.code, again.out]).toEqual([0, '0 orders with 0 steps imported, 1 known and skipped.\n']);
  const { body } = await house.as('Olga').get('/orders/1');
  expect(body).toMatchObject({ state: 'handed-over', customer: { name: 'Klant R-1' }, owner: house.ids.Olga });
}, 60_000);

test('A seed opens a shop and shows the links that customers get', async () => {
  const { where, file } = await aPlace();
  const shop = {
    name: 'Garage De Werf',
    people: [{ name: 'Olga', roles: ['owner'], email: 'olga@example.org', password: 'een zin voor Olga', key: true }],
    templates: [{ pack: 'garage', only: ['tyres'] }],
    orders: [{ name: 'Sanne', template: 'tyres', ready: { from: '+1 h', until: '+2 h' } }],
  };
  const ran = await runCli(where, 'seed', file('seed.json', JSON.stringify({ shops: [shop] })), '--json');
  expect(ran.code, ran.err).toBe(0);
  expect(ran.json()).toEqual({
    shops: [{ code: '', name: 'Garage De Werf', shop: expect.any(String) }],
    people: [{ name: 'Olga', person: expect.any(String), key: expect.stringMatching(/^ok_/), shop: '' }],
    orders: [{ order: 1, link: expect.stringMatching(/^http:\/\/localhost:3000\/l\/[a-z2-7]{32}$/) }],
  });
  const wrong = await runCli(where, 'seed', file('wrong.json', '{ "shops": [{ "people": "Olga" }] }'));
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('shops.0.people: ')]);
}, 60_000);
