import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '#src/database/open-database.ts';
import type { Role } from '#src/database/tables.ts';
import { keep } from '#src/database/transact.ts';
import { addPerson } from '#src/people/add-person.ts';
import type { Device } from '#src/people/device.ts';
import { setPin } from '#src/people/pin.ts';
import { openSignIn, type SignIn } from '#src/people/sign-in.ts';
import { type SignedIn, signInWithPassword } from '#src/people/sign-in-with-password.ts';
import { freshDatabase } from '../database/fresh.ts';
import { quickHashing } from './quick-hashing.ts';

export const werf = 'shop-de-werf';
export const kade = 'shop-de-kade';
export const noon = Date.UTC(2026, 10, 24, 11, 0);

export type FrontDoor = {
  signIn: SignIn;
  file: string;
  clock: { at: number };
  log: string[];
  add: (name: string, roles: Role[], shop?: string) => Promise<string>;
};

/**
 * Garage De Werf (and De Kade) before anybody works there, in a database of its own. Passwords cost next to nothing,
 * unless `slow`: then they cost what they do in a shop.
 */
export async function openFrontDoor({
  production = false,
  shops = [werf, kade],
  slow = false,
} = {}): Promise<FrontDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'open-kitchen-people-'));
  const file = join(folder, 'open-kitchen.db');
  const fresh = await freshDatabase(folder);
  const database = await openDatabase(fresh, () => {});
  onTestFinished(async () => {
    await database.close();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  });
  const clock = { at: noon };
  const log: string[] = [];
  const settings = { production, publicUrl: production ? 'https://werf.example' : 'http://localhost:3000' };
  const signIn = openSignIn({
    database,
    settings,
    secret: 'ThisSecretIsOnlyForTests-0123456789-abcdef',
    now: () => clock.at,
    ...(slow ? {} : { hashing: quickHashing }),
    log: (level, message) => log.push(`${level} ${message}`),
  });
  for (const id of shops) {
    const code = id === werf ? '' : 'K';
    const words = {
      name: `Garage ${id}`,
      zone: 'Europe/Amsterdam',
      language: 'nl' as const,
      languages: '["nl"]',
      hours: '{}',
    };
    const row = { id, code, ...words, phone: null, last_number: 0, created_at: noon };
    await database.transact(async (tx) => keep(await tx.insertInto('shops').values(row).execute()));
  }
  return { signIn, file, clock, log, add };

  async function add(name: string, roles: Role[], shop = werf): Promise<string> {
    const person = { name, email: emailOf(name), password: passwordOf(name), language: 'nl' as const };
    const added = await addPerson(signIn, { ...person, roles: roles.map((role) => ({ shop, role })) });
    if (!('person' in added)) throw new Error(`${name} was not added: ${added.why}`);
    return added.person;
  }
}

export const emailOf = (name: string) => `${name.toLowerCase()}@dewerf.example`;
export const passwordOf = (name: string) => `blauwe fiets van ${name}`;

export const workshop: Device = { address: '192.0.2.10', userAgent: 'Tablet' };

export async function comeIn({ signIn }: FrontDoor, name: string, device: Device = workshop): Promise<SignedIn> {
  const come = await signInWithPassword(signIn, { email: emailOf(name), password: passwordOf(name) }, device);
  if (!('person' in come)) throw new Error(`${name} did not come in: ${come.why}`);
  return come;
}

/** The Cookie header a browser sends after these Set-Cookie headers. */
export function cookieOf({ cookies }: { cookies: string[] }): string {
  const kept = cookies.filter((cookie) => !/max-age=0/i.test(cookie)).map((cookie) => cookie.split(';')[0] ?? '');
  return kept.at(-1) ?? '';
}

export async function givePins({ signIn }: FrontDoor, pins: Record<string, string>): Promise<void> {
  for (const [person, pin] of Object.entries(pins)) await setPin(signIn, person, pin);
}
