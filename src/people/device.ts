import { readCookies } from '#src/web/cookies.ts';
import { addressKey } from './address-key.ts';
import { addressHeader } from './auth.ts';
import type { SignIn } from './sign-in.ts';

/** The browser that asks: its cookies, and where it is. The address is what the server found, never a header. */
export type Device = { cookie?: string | undefined; address: string; userAgent: string };

/** What the sign-in library is told of a device: its session's cookie, if it has one, and where it is. */
export async function deviceHeaders(signIn: SignIn, device: Device): Promise<Headers> {
  const headers = new Headers({ [addressHeader]: device.address, 'user-agent': device.userAgent.slice(0, 200) });
  const cookie = await sessionCookie(signIn, device.cookie);
  if (cookie) headers.set('cookie', cookie);
  return headers;
}

/** Of all cookies the session's alone, as `name=value`. */
export async function sessionCookie(signIn: SignIn, cookies: string | undefined): Promise<string | undefined> {
  const { name } = (await signIn.auth.$context).authCookies.sessionToken;
  const value = readCookies(cookies)[name];
  return value === undefined ? undefined : `${name}=${value}`;
}

type Asked = { headers: { cookie?: string | undefined; 'user-agent'?: string | undefined }; ip?: string | undefined };

/** The device behind a request; its address as Express found it behind our own proxies. */
export function deviceOf({ headers, ip }: Asked): Device {
  return { cookie: headers.cookie, address: addressKey(ip), userAgent: headers['user-agent'] ?? '' };
}
