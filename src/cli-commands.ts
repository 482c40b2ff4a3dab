import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { backupCommands } from './backup-commands.ts';
import { type Command, type Outcome, readArgs, WrongUse } from './cli/command-line.ts';
import { whichShop } from './cli/which-shop.ts';
import { moveToPostgres } from './database/move-to-postgres.ts';
import { importHistory } from './history/import-history.ts';
import { readLog } from './history/read-log.ts';
import { inKitchen } from './in-kitchen.ts';
import { staffAdd } from './people/staff-add.ts';
import { staffReset } from './people/staff-reset.ts';
import { peopleCommands } from './people-commands.ts';
import { replay } from './replay/replay.ts';
import { readSeed } from './seed/read-seed.ts';
import { seed } from './seed/seed.ts';
import { seedHouse } from './seed-house.ts';
import { readSettings } from './settings.ts';

/** Everything that `npm run kitchen` can do, under the name by which it is asked for. */
export const commands: Record<string, Command> = {
  'staff add': {
    usage:
      'staff add --name NAME --role technician|desk|owner --email ADDRESS --password PASSWORD [--shop CODE] [--key]',
    does: 'adds a person; with --key a bearer key for programs is shown, this once',
    run: (args) =>
      inKitchen(async (kitchen) => {
        const added = await staffAdd(kitchen, args);
        const key = added.key ? `\nThe key, shown this once: ${added.key}` : '';
        return { line: `Added to ${added.shop}: ${added.person}${key}`, json: added };
      }),
  },
  'staff reset': {
    usage: 'staff reset --email ADDRESS [--without-second-factor]',
    does: 'makes a code, shown this once, with which that person sets a new password; for a last owner who cannot get in',
    run: (args) =>
      inKitchen(async (kitchen) => {
        const reset = await staffReset(kitchen, args);
        const off = reset.secondFactorOff ? ' The second step is off.' : '';
        const line = `The code, shown this once and good for a day: ${reset.code}  Use it at ${reset.url}${off}`;
        return { line, json: reset };
      }),
  },
  seed: {
    usage: 'seed FILE.json',
    does: 'makes shops, people, templates and orders from one file and shows each order with its link',
    run: (args) => {
      const { file } = readArgs(args, {});
      const given = readSeed(readFileSync(file, 'utf8'));
      return inKitchen(async (kitchen) => {
        const made = await seed(kitchen, seedHouse, given);
        const keys = made.people.flatMap(({ name, key }) => (key ? [`${name}'s key, shown this once: ${key}`] : []));
        const orders = made.orders.map(({ order, link }) => `${order}  ${link}`);
        return { line: [...keys, ...orders].join('\n') || 'Done: the file names no orders.', json: made };
      });
    },
  },
  'import-history': {
    usage: 'import-history FILE.csv[.gz] [--shop CODE]',
    does: 'keeps finished work from another system (case_id,activity,resource,start,end) as handed-over orders',
    run: (args) => {
      const { file, options } = readArgs(args, { shop: { type: 'string' } });
      return inKitchen(async (kitchen) => {
        const shop = whichShop(await kitchen.shops.all(), options.shop);
        const done = await importHistory(kitchen, shop, readLog(readFileSync(file), shop.zone));
        const { orders, steps, known } = done;
        return { line: `${orders} orders with ${steps} steps imported, ${known} known and skipped.`, json: done };
      });
    },
  },
  ...backupCommands,
  ...peopleCommands,
  'move-to-postgres': {
    usage: 'move-to-postgres',
    does: 'carries everything of the SQLite file in DATA_DIR over to the empty PostgreSQL of DATABASE_URL; stop the server before',
    run: moveOver,
  },
  replay: {
    usage: 'replay FILE.csv[.gz] [--speed N|max] [--url URL] [--shop CODE]',
    does: 'plays such a file against the running server, N seconds of the file in one second (usually: max)',
    run: replayFile,
  },
};

async function moveOver(args: string[], progress: (line: string) => void): Promise<Outcome> {
  if (args.length > 0) throw new WrongUse('It takes nothing but the settings DATA_DIR and DATABASE_URL.');
  const { dataDir, databaseUrl } = readSettings(process.env);
  const file = path.join(dataDir, 'open-kitchen.db');
  if (databaseUrl === null) throw new WrongUse('Set DATABASE_URL to the PostgreSQL that everything is to go to.');
  if (!existsSync(file)) throw new Error(`There is no ${file} to move.`);
  const moved = await moveToPostgres(file, databaseUrl, progress);
  const { tables, rows } = moved;
  const left = 'The file is left as it was; photos and the secret stay in DATA_DIR.';
  return { line: `${rows} rows in ${tables} tables moved and compared. ${left}`, json: moved };
}

function replayFile(args: string[], progress: (line: string) => void): Promise<Outcome> {
  const text = { type: 'string' as const };
  const { file, options } = readArgs(args, { speed: text, url: text, shop: text });
  const speed = options.speed === undefined || options.speed === 'max' ? 'max' : Number(options.speed);
  if (speed !== 'max' && !(speed > 0)) throw new WrongUse('--speed is a number above 0, or max.');
  const stop = new AbortController();
  for (const told of ['SIGINT', 'SIGTERM'] as const) process.once(told, () => stop.abort());
  return inKitchen(async (kitchen) => {
    const shop = whichShop(await kitchen.shops.all(), options.shop);
    const { events } = readLog(readFileSync(file), shop.zone);
    const url = (options.url ?? kitchen.settings.publicUrl).replace(/\/+$/, '');
    const done = await replay(kitchen, shop, events, { url, speed, signal: stop.signal, progress });
    const { orders, commands, refused, seconds, perSecond, errors } = done;
    const sum = `${orders} orders, ${commands} commands, ${refused} refused, ${seconds} s, ${perSecond} commands/s.`;
    return { line: [...errors.slice(0, 10), sum].join('\n'), json: done, ok: errors.length === 0 };
  });
}
