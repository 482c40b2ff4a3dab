import { keepAssets } from './assets.ts';
import { inTurn } from './in-turn.ts';

const name = `bench-shell-${BUILD}`;
const path = '/bench/offline';

/** The one page for everybody, as a stranger gets it, and what it needs. */
export async function keepShell(): Promise<void> {
  const asked = { headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'omit' } as const;
  const response = await fetch(path, asked);
  if (!response.ok || response.redirected) throw new Error(`${path} answered ${response.status}`);
  const html = await response.text();
  await inTurn(async () => {
    await keepAssets(html);
    await (await caches.open(name)).put(path, new Response(html, { headers: response.headers }));
  });
}

/** What a page of before needs is not in here: that stays for as long as the page. */
export async function removeOldShells(): Promise<void> {
  for (const one of await caches.keys()) if (one.startsWith('bench-shell-') && one !== name) await caches.delete(one);
}

export async function offlinePage(): Promise<Response> {
  return (await caches.match(path, { cacheName: name, ignoreVary: true })) ?? Response.error();
}
