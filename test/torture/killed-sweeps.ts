import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { keep } from '#src/database/transact.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { insertPerson } from '#src/people/add-person.ts';
import { readSettings } from '#src/settings.ts';
import { openOrder, takeNumber } from '#src/timeline/open-order.ts';
import type { Finding } from './finding.ts';

const hour = 60 * 60 * 1000;
const start = Date.parse('2026-11-24T08:00:00Z');
const perRound = 40;

/**
 * `kill -9` at random moments of the look at the clock. In every round more promises run out; at the end each is noted as
 * broken once, each is one exception once, and the timelines have no gap.
 */
export async function killedSweeps(rounds: number): Promise<Finding> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-torture-'));
  try {
    await furnish(dataDir, rounds);
    let killed = 0;
    for (let round = 0; round < rounds; round += 1) killed += (await look(dataDir, round, true)) ? 1 : 0;
    await look(dataDir, rounds, false);
    return await count(dataDir, rounds, killed);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const open = (dataDir: string): Promise<Kitchen> =>
  openKitchen(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }), { now: () => start });

async function furnish(dataDir: string, rounds: number): Promise<void> {
  const kitchen = await open(dataDir);
  const { transact } = kitchen.database;
  await transact(async (tx) => {
    const shop = {
      id: 'shop',
      code: '',
      name: 'De Werf',
      zone: 'Europe/Amsterdam',
      language: 'nl',
      languages: '["nl"]',
    };
    const hours =
      '{"mon":[["00:00","24:00"]],"tue":[["00:00","24:00"]],"wed":[["00:00","24:00"]],"thu":[["00:00","24:00"]]}';
    const rest = { hours, phone: null, last_number: 0, created_at: start } as const;
    await tx
      .insertInto('shops')
      .values({ ...shop, ...rest } as never)
      .execute();
    const roles = [{ shop: 'shop', role: 'desk' as const }];
    return keep(await insertPerson(tx, 'marieke', { name: 'Marieke', language: 'nl' }, roles, start));
  });
  for (let round = 0; round < rounds; round += 1) {
    await transact(async (tx) => {
      for (let i = 0; i < perRound; i += 1) await anOrder(kitchen, tx, start + (round + 1) * hour);
      return keep(undefined);
    });
  }
  await kitchen.database.close();
}

async function anOrder(kitchen: Kitchen, tx: Parameters<typeof openOrder>[0], until: number): Promise<void> {
  const number = await takeNumber(tx, 'shop');
  const about = { title: 'Remmen', noun_nl: 'auto', noun_en: 'car', purpose: null, wishes: null };
  const contact = { name: `Klant ${number}`, phone: null, email: null };
  const who = { actor: 'marieke', owner: 'marieke', customer: contact, subject: { name: 'Volvo', plate: null } };
  const promise = { from: until - hour / 2, until };
  const given = { shop: 'shop', number, at: start, ...who, steps: [], promise, language: 'nl', link: null, ...about };
  await openOrder(tx, kitchen, given as Parameters<typeof openOrder>[2]);
}

/** True if the process was killed before it had looked at everything. */
async function look(dataDir: string, round: number, mayBeKilled: boolean): Promise<boolean> {
  const now = start + (round + 1) * hour + 1000;
  const script = path.join(import.meta.dirname, 'look-at-clock.ts');
  const child = spawn(process.execPath, [script, String(now)], { env: { ...process.env, DATA_DIR: dataDir } });
  let said = '';
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const looking = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('looking')) resolve();
    });
  });
  let wrong = '';
  child.stderr.on('data', (text: Buffer) => {
    wrong += text.toString();
  });
  await Promise.race([looking, ended]);
  if (mayBeKilled) {
    await rest(Math.random() * 120);
    child.kill('SIGKILL');
  }
  await ended;
  if (wrong) throw new Error(wrong);
  if (!mayBeKilled && !said.includes('looked')) throw new Error('the last look did not end');
  return !said.includes('looked');
}

async function count(dataDir: string, rounds: number, killed: number): Promise<Finding> {
  const kitchen = await open(dataDir);
  const { reader } = kitchen.database;
  const orders = rounds * perRound;
  const entries = await reader.selectFrom('entries').select(['order_id', 'number', 'kind']).execute();
  const times = (kind: string) => {
    const of = new Map<string, number>();
    for (const one of entries) if (one.kind === kind) of.set(one.order_id, (of.get(one.order_id) ?? 0) + 1);
    const doubled = [...of.values()].filter((n) => n > 1).length;
    return { doubled, missed: orders - of.size };
  };
  const last = await reader.selectFrom('orders').select(['id', 'last_entry']).execute();
  const numbers = Map.groupBy(entries, ({ order_id }) => order_id);
  const gaps = last.filter(({ id, last_entry }) => numbers.get(id)?.length !== last_entry).length;
  const { integrity_check: integrity } = (
    await import('kysely').then(({ sql }) => sql<{ integrity_check: string }>`pragma integrity_check`.execute(reader))
  ).rows[0] ?? { integrity_check: '?' };
  await kitchen.database.close();
  const [broken, raised] = [times('promise-broken'), times('exception-raised')];
  const counts = {
    ...{ killed: `${killed}/${rounds}`, orders, gaps, integrity },
    ...{ brokenDoubled: broken.doubled, brokenMissed: broken.missed },
    ...{ raisedDoubled: raised.doubled, raisedMissed: raised.missed },
  };
  const wrong = gaps + broken.doubled + broken.missed + raised.doubled + raised.missed;
  return { name: 'kill -9 while looking at the clock', counts, good: wrong === 0 && integrity === 'ok' && killed > 0 };
}
