/** Asks the server of the example as any program does; null for a refusal or an answer that never came. */
export async function ask(url: string, key: string, body?: object): Promise<Record<string, unknown> | null> {
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json', 'content-type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  try {
    const response = await fetch(url, init);
    return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The same as whoever holds a private link: opens it, and asks with the cookie that it gives. */
export async function askAsCustomer(url: string, link: string, body: object): Promise<Record<string, unknown> | null> {
  try {
    const opened = await fetch(new URL(new URL(link).pathname, url), { redirect: 'manual' });
    const cookie = opened.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const headers = { cookie, accept: 'application/json', 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
