import { cookie, readCookies } from '#src/web/cookies.ts';

/**
 * What is shown this once travels to the page after it in a cookie that lives a minute, because an address would be
 * remembered. `value` holds letters, digits, dots and dashes.
 */
export function showOnce(production: boolean, name: string, value: string, maxAge = 60): string {
  return cookie(nameOf(production, name), value, { secure: production, maxAge });
}

/** What is to be shown, and the cookie that makes it the last time. */
export function shownOnce(production: boolean, name: string, cookies: string | undefined) {
  const value = readCookies(cookies)[nameOf(production, name)];
  const isOurs = value !== undefined && /^[\w.-]{1,400}$/.test(value);
  return { value: isOurs ? value : null, forget: value === undefined ? [] : [showOnce(production, name, '', 0)] };
}

const nameOf = (production: boolean, name: string) => `${production ? '__Host-' : ''}${name}`;
