import { allPages } from './pages.ts';

// Their addresses hold what they are made of: once kept, they need not be asked for, whatever the version.
const name = 'bench-assets';

export async function keptAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: name, ignoreVary: true })) ?? fetch(request);
}

/** Keeps everything that a page asks for. It fails rather than leaving out something. */
export async function keepAssets(html: string): Promise<void> {
  const cache = await caches.open(name);
  for (const address of addressesIn(html)) {
    if (await cache.match(address)) continue;
    const response = await fetch(address);
    if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}`);
    await cache.put(address, response);
  }
}

/** Removes what no kept page asks for any more. */
export async function sweepAssets(): Promise<void> {
  const wanted = new Set<string>();
  const shells = (await caches.keys()).filter((one) => one.startsWith('bench-shell-'));
  for (const pages of [...shells, ...(await allPages())]) {
    const cache = await caches.open(pages);
    for (const page of await cache.matchAll()) for (const one of addressesIn(await page.text())) wanted.add(one);
  }
  const cache = await caches.open(name);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!wanted.has(pathname + search)) await cache.delete(url);
  }
}

const addressesIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/"(\/(?:assets|brand)\/[^"]+)"/g)].map(([, address = '']) => address));
