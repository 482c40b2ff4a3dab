import { randomBytes, timingSafeEqual } from 'node:crypto';
import { cookie, readCookies } from '#src/web/cookies.ts';
import { markOf } from './seal.ts';
import type { SignIn } from './sign-in.ts';

const year = 365 * 24 * 60 * 60;
/** So many people of one device are remembered: those who came in last. */
const most = 5;

/**
 * The id of this device if the account came in on it before, otherwise null. It says nothing about who asks now: only
 * that guesses from elsewhere are not counted against it.
 */
export function knownDevice(signIn: SignIn, cookies: string | undefined, account: string): string | null {
  const { id, marks } = readDevice(signIn, cookies);
  const mark = Buffer.from(markOf(signIn.secret, 'device', id, account));
  const isKnown = marks.some((one) => one.length === mark.length && timingSafeEqual(Buffer.from(one), mark));
  return isKnown ? id : null;
}

/** The cookie by which this device is known from now on, also for whoever else comes in on it. */
export function rememberDevice(signIn: SignIn, cookies: string | undefined, account: string): string {
  const { id, marks } = readDevice(signIn, cookies);
  const mark = markOf(signIn.secret, 'device', id, account);
  const value = [id, mark, ...marks.filter((one) => one !== mark)].slice(0, most + 1).join('.');
  const { production } = signIn.settings;
  return cookie(nameOf(production), value, { secure: production, maxAge: year });
}

function readDevice({ settings }: SignIn, cookies: string | undefined): { id: string; marks: string[] } {
  const value = readCookies(cookies)[nameOf(settings.production)] ?? '';
  const isOurs = /^[\w-]{22}(\.[\w-]{43}){1,5}$/.test(value);
  const [id = '', ...marks] = isOurs ? value.split('.') : [randomBytes(16).toString('base64url')];
  return { id, marks };
}

const nameOf = (production: boolean) => `${production ? '__Host-' : ''}known-device`;
