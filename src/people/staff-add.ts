import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Role, ShopRow } from '#src/database/tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { say } from '#src/web/words.ts';
import { addPerson } from './add-person.ts';
import { makeKey } from './keys.ts';
import { openShop } from './open-shop.ts';
import { usualHours } from './opening-hours.ts';
import { usualTimeZone } from './time-zones.ts';

const usage =
  'Use: staff add --name NAME --role technician|desk|owner --email ADDRESS --password PASSWORD [--shop CODE|NAME] [--key]';

const Given = z.strictObject({
  name: z.string('--name is missing').trim().min(1, '--name is missing').max(60, '--name is at most 60 characters'),
  role: z.enum(['technician', 'desk', 'owner'], '--role is technician, desk or owner'),
  email: z.email('--email is an e-mail address'),
  password: z.string('--password is missing'),
  shop: z.string().optional(),
  key: z.boolean().optional(),
});

export type StaffAdded = { person: string; shop: string; key?: string };

/**
 * Adds a person from the command line; with `--key` a bearer key comes back, this once. Where there is no shop yet, one
 * is opened under the name given as `--shop`. Throws one sentence that says what is wrong.
 */
export async function staffAdd(kitchen: Kitchen, args: string[]): Promise<StaffAdded> {
  const { role, shop: wanted, key, ...given } = read(args);
  const shops = await kitchen.shops.all();
  const person = { ...given, language: shops[0]?.language ?? ('nl' as const) };
  const added =
    shops.length === 0
      ? await openFirst(kitchen, wanted, person, role)
      : await addTo(kitchen, findShop(shops, wanted), person, role);
  kitchen.shops.forget();
  kitchen.colleagues.forget();
  return key ? { ...added, key: (await makeKey(kitchen.signIn, added.person)).key } : added;
}

function read(args: string[]) {
  const text = { type: 'string' as const };
  const options = {
    name: text,
    role: text,
    email: text,
    password: text,
    shop: text,
    key: { type: 'boolean' as const },
  };
  let values: object;
  try {
    ({ values } = parseArgs({ args, options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}. ${usage}`);
  }
  const given = Given.safeParse({ ...values });
  if (!given.success) throw new Error(`${given.error.issues[0]?.message}. ${usage}`);
  return given.data;
}

type Person = Parameters<typeof addPerson>[1];

async function addTo(kitchen: Kitchen, shop: ShopRow, person: Omit<Person, 'roles'>, role: Role): Promise<StaffAdded> {
  const added = await addPerson(kitchen.signIn, { ...person, roles: [{ shop: shop.id, role }] });
  if ('why' in added) throw new Error(say('en', added.why));
  return { person: added.person, shop: shop.name };
}

async function openFirst(
  kitchen: Kitchen,
  name = 'Open Kitchen',
  person: Omit<Person, 'roles'>,
  role: Role,
): Promise<StaffAdded> {
  const hours = JSON.stringify(usualHours);
  const shop = {
    name,
    code: '',
    zone: usualTimeZone(),
    language: 'nl' as const,
    languages: ['nl' as const, 'en' as const],
    hours,
  };
  const opened = await openShop(kitchen.signIn, shop, person, { only: 'the-first', role, furnish: async () => {} });
  if ('field' in opened) throw new Error(say('en', opened.why));
  if ('why' in opened) throw new Error('A shop was opened meanwhile. Run this again.');
  return { person: opened.person, shop: name };
}

function findShop(shops: ShopRow[], wanted: string | undefined): ShopRow {
  const [only, ...more] = shops;
  if (wanted === undefined && only && more.length === 0) return only;
  const same = (text: string) => text.toLowerCase() === wanted?.toLowerCase();
  const found = shops.filter(({ id, code, name }) => id === wanted || same(code) || same(name));
  if (found.length === 1 && found[0]) return found[0];
  const names = shops.map(({ code, name }) => (code ? `${code} (${name})` : name)).join(', ');
  throw new Error(`--shop names one of these shops: ${names}.`);
}
