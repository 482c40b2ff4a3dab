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
