import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { freePort } from '#src/demo/free-port.ts';
import { readLog } from '#src/history/read-log.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { openKitchen } from '#src/open-kitchen.ts';
import { staffAdd } from '#src/people/staff-add.ts';
import { replay } from '#src/replay/replay.ts';
import { type Follower, followOrder, openLink } from '../follower.ts';

// By hand: node test/replay/whole-log.ts FILE.csv.gz
// Plays a whole log against a server process of its own, with a customer who looks on at every order, and ends itself.

const [file] = process.argv.slice(2);
if (!file) throw new Error('Use: node test/replay/whole-log.ts FILE.csv[.gz]');
const say = (line: string) => void process.stdout.write(`${line}\n`);
const dataDir = mkdtempSync(path.join(tmpdir(), 'open-kitchen-whole-log-'));
const port = await freePort(3800, '127.0.0.1');
const url = `http://127.0.0.1:${port}`;
const server = await startServer();
try {
  const settings = { production: false, port, host: '127.0.0.1', dataDir, publicUrl: url, trustProxy: 0 };
  const kitchen = await openKitchen({
    ...settings,
    logLevel: 'silent',
    databaseUrl: null,
    redisUrl: null,
    s3: null,
    mail: null,
  });
  process.exitCode = (await playAndLook(kitchen, file)) ? 0 : 1;
  await kitchen.database.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

async function startServer(): Promise<ChildProcess> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('ready') && resolve());
    child.once('exit', () => reject(new Error('the server did not start')));
  });
  return child;
}

type Seen = { order: number | string; follower: Promise<Follower> };

async function playAndLook(kitchen: Kitchen, name: string): Promise<boolean> {
  const person = [
    '--name',
    'Olga',
    '--role',
    'owner',
    '--email',
    'olga@example.org',
    '--password',
    'een lange zin voor Olga',
  ];
  const { key = '' } = await staffAdd(kitchen, [...person, '--key']);
  const [shop] = await kitchen.shops.all();
  if (!shop) throw new Error('no shop was made');
  const { rows, events } = readLog(readFileSync(name), shop.zone);
  const seen = new Map<string, Seen>();
  const done = await replay(kitchen, shop, events, {
    ...{ url, speed: 'max', signal: new AbortController().signal, progress: say },
    onTaken({ case: id, order, link }) {
      const follow = async () => followOrder(url, order, { cookie: await openLink(url, link) });
      seen.set(id, { order, follower: follow() });
    },
  });
  const { orders, commands, refused, seconds, perSecond, errors } = done;
  say(`${rows.length} rows: ${orders} orders, ${commands} commands, ${refused} refused, ${seconds} s, ${perSecond}/s`);
  const wrong = [...errors, ...(await lookBack(seen, key, rows, await kitchen.colleagues.of(shop.id)))];
  for (const line of wrong.slice(0, 20)) say(line);
  say(`${wrong.length} things are wrong`);
  return wrong.length === 0;
}

type Told = { kind: string; actor: string; step?: string; title?: string };
type Names = ReadonlyMap<string, { name: string }>;

/** Which work was finished by whom, in the order of the timeline. */
function finishes(entries: Told[], names: Names): string[] {
  const titles = new Map(entries.map(({ step, title }) => [step, title] as const).filter(([, title]) => title));
  return entries
    .filter(({ kind }) => kind === 'step-finished')
    .map(({ step, actor }) => `${titles.get(step)} by ${names.get(actor)?.name}`);
}

/** Everything that a customer missed or saw twice, and every row that is not on its order's timeline. */
async function lookBack(
  seen: Map<string, Seen>,
  key: string,
  rows: ReturnType<typeof readLog>['rows'],
  names: Names,
): Promise<string[]> {
  const wrong: string[] = [];
  const rowsOf = Map.groupBy(rows, (row) => row.case);
  let updates = 0;
  for (const [id, { order, follower }] of seen) {
    const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
    const answer = await fetch(`${url}/orders/${order}/entries?after=0`, { headers });
    const { entries } = (await answer.json()) as { entries: Told[] };
    const told = finishes(entries, names).join(', ');
    const file = (rowsOf.get(id) ?? []).map(({ activity, resource }) => `${activity} by ${resource}`).join(', ');
    if (told !== file) wrong.push(`${order}: ${told} instead of ${file}`);
    const customer = await follower;
    await Promise.race([customer.reached(entries.length), rest(10_000)]);
    const numbers = customer.applied.map(({ seq }) => seq);
    updates += numbers.length;
    const isWhole = numbers.length === entries.length && numbers.every((number, i) => number === i + 1);
    if (!isWhole) wrong.push(`${order}: the customer saw ${numbers.length} of ${entries.length}`);
    customer.socket.close();
  }
  say(`${seen.size} customers saw ${updates} updates`);
  return wrong;
}
